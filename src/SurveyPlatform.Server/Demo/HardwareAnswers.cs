using SurveyPlatform.Returns;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Server.Demo;

/// <summary>One unit's hardware return, worked out from what is planned for it.</summary>
internal static class HardwareAnswers
{
    private static readonly string[] OperatorsAsListed = ["vnpt", "viettel", "mobifone", "fpt"];
    private static readonly string[] Ages = ["under_3", "3_to_5", "over_5"];
    private static readonly string[] Funds = ["district", "province", "commune", "other"];

    public static AnswerSet Of(UnitPlan plan, IReadOnlyList<DemoLine> lines)
    {
        var answers = new AnswerSet();
        Staff(plan, answers.Values);
        Computers(plan, answers.Values);
        Lan(plan, answers.Values);
        Connections(plan, lines, answers.Values);
        Security(plan, answers.Values);
        DemoTexts.Remarks(plan, answers);
        return answers;
    }

    private static void Staff(UnitPlan plan, Dictionary<string, Value> values)
    {
        var (officials, nonSpecialised, publicEmployees) = plan.IsDistrict
            ? (plan.Dice.Between("officials", 3, 6), 0, plan.Dice.Between("public employees", 4, 14))
            : (plan.Dice.Between("officials", 9, 11), (plan.Staff * 4 / 10) - plan.Dice.Between("part time", 1, 3), plan.Dice.Chance("public employees", 15) ? 1 : 0);
        values.Set("staff_officials", officials);
        values.Set("staff_civil_servants", plan.Staff - officials - nonSpecialised - publicEmployees);
        values.Set("staff_public_employees", publicEmployees);
        values.Set("staff_non_specialised", nonSpecialised);
        values.Set("people_with_computer", Math.Min(plan.Staff, plan.Working - (plan.Dice.Chance("shared", 30) ? 1 : 0)));
    }

    private static void Computers(UnitPlan plan, Dictionary<string, Value> values)
    {
        var dice = plan.Dice;
        var broken = plan.Oddity == Oddity.ManyComputers ? (2 * plan.Staff) + 5 - plan.Working : plan.Working * dice.Between("broken", 2, 12) / 100;
        var total = plan.Working + broken;
        values.Set("computers_total", total);
        values.Set("computers_working", plan.Working);
        values.Set("computers_meeting_config", plan.Working * dice.Between("configuration", plan.IsDistrict ? 62 : 38, 93) / 100);
        values.Set("computers_with_antivirus", plan.WithAntivirus);
        ByAge(plan, values, total);
        ByFunding(plan, values, total);
    }

    private static void ByAge(UnitPlan plan, Dictionary<string, Value> values, int total)
    {
        int[] ages = plan.IsDistrict ? [28, 42, 30] : [20, 40, 40];
        var byAge = Apportionment.Of(total, [.. ages.Select((weight, at) => weight + plan.Dice.Between($"age {at}", -8, 8))]);
        for (var at = 0; at < Ages.Length; at++)
        {
            var laptops = byAge[at] * plan.Dice.Between($"laptops {at}", 0, plan.IsDistrict ? 25 : 15) / 100;
            values.Set($"desktops_{Ages[at]}", byAge[at] - laptops);
            values.Set($"laptops_{Ages[at]}", laptops);
        }
    }

    private static void ByFunding(UnitPlan plan, Dictionary<string, Value> values, int total)
    {
        int[] funds = plan.IsDistrict ? [80, 14, 0, 6] : [38, 16, 38, 8];
        var limits = funds.Select(weight => weight == 0 ? 0 : total).ToList();
        var byFund = Apportionment.Of(total, [.. funds.Select((weight, at) => Math.Max(0, weight + plan.Dice.Between($"fund {at}", -7, 7)))], limits);
        for (var at = 0; at < Funds.Length; at++)
        {
            values.Set($"funded_by_{Funds[at]}", byFund[at]);
        }
    }

    private static void Lan(UnitPlan plan, Dictionary<string, Value> values)
    {
        if (plan.IsDistrict)
        {
            values.Set("offices_total", plan.Offices);
            values.Set("offices_with_lan", plan.OfficesWithLan);
        }
        else
        {
            values.Set("has_lan", plan.HasLan);
        }

        if (plan.HasLan || plan.OfficesWithLan > 0)
        {
            var covered = plan.IsDistrict ? plan.Working * plan.OfficesWithLan / plan.Offices : plan.Working * plan.Dice.Between("on lan", 80, 100) / 100;
            values.Set("lan_technology", plan.Dice.Pick("lan technology", ["wired", "both", "both", "both"]));
            values.Set("lan_ports", covered + plan.Dice.Between("ports", 0, 12));
            values.Set("computers_on_lan", covered);
        }
    }

    private static void Connections(UnitPlan plan, IReadOnlyList<DemoLine> lines, Dictionary<string, Value> values)
    {
        var internet = lines.Where(line => !line.IsDedicated).ToList();
        values.Set("internet_lines", internet.Count);
        if (internet.MaxBy(line => line.Mbps) is { } fastest)
        {
            var providers = OperatorsAsListed.Where(provider => internet.Exists(line => line.Operator == provider));
            values.Set("internet_operators", string.Join(' ', providers));
            values.Set("internet_total_mbps", internet.Sum(line => line.Mbps));
            values.Set("internet_fastest_mbps", fastest.Mbps);
            values.Set("internet_fastest_circuit", plan.Dice.Chance("knows the circuit", 60) ? fastest.Circuit : null);
            if (plan.Oddity == Oddity.SlowInternet || plan.Dice.Chance("measured", 70))
            {
                values.Set("internet_measured_mbps", fastest.MeasuredMbps);
            }
        }

        var dedicated = lines.FirstOrDefault(line => line.IsDedicated);
        values.Set("has_tslcd", dedicated is not null);
        if (dedicated is not null)
        {
            values.Set("tslcd_mbps", dedicated.Mbps);
            values.Set("tslcd_operator", dedicated.Operator);
            values.Set("tslcd_circuit", plan.Dice.Chance("knows the dedicated circuit", 60) ? dedicated.Circuit : null);
        }

        var interruptions = lines.Sum(line => line.Incidents);
        values.Set("interruptions", interruptions);
        if (interruptions > 0)
        {
            values.Set("interruption_hours", lines.Sum(line => line.HoursLost));
        }
    }

    private static void Security(UnitPlan plan, Dictionary<string, Value> values)
    {
        var dice = plan.Dice;
        var (fewest, most) = (plan.IsDistrict, plan.HasLan) switch { (true, _) => (16, 30), (_, true) => (1, 5), (_, false) => (0, 1) };
        values.Set("has_firewall", plan.HasFirewall);
        Devices(plan, values, "routers", plan.IsDistrict ? dice.Between("routers", 6, 14) : dice.Between("routers", 1, 3));
        Devices(plan, values, "switches", dice.Between("switches", fewest, most));
        values.Set("has_backup", dice.Chance("backup", plan.IsDistrict ? 80 : 35));
        values.Set("security_incidents", dice.Pick("security incidents", [0, 0, 0, 0, 0, 0, 1, 2]));
    }

    private static void Devices(UnitPlan plan, Dictionary<string, Value> values, string name, int count)
    {
        values.Set($"{name}_total", count);
        values.Set($"{name}_over_5_years", count * plan.Dice.Between($"{name} old", 35, 85) / 100);
        values.Set($"{name}_unpatched", count * plan.Dice.Between($"{name} unpatched", 40, 90) / 100);
    }
}
