using SurveyPlatform.Registry;

namespace SurveyPlatform.Server.Demo;

/// <summary>One connection as it is in the demonstration's world: what the operator reports and, mostly, what the unit declares.</summary>
internal sealed record DemoLine(
    string UnitCode,
    string Operator,
    bool IsDedicated,
    string Technology,
    decimal Mbps,
    decimal MeasuredMbps,
    DateOnly Since,
    int Incidents,
    decimal HoursLost)
{
    /// <summary>As on the contract.</summary>
    public string Circuit => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{Operator.ToUpperInvariant()}-{UnitCode}-{(IsDedicated ? "TSL" : "NET")}{Since:yyMMdd}");
}

internal static class DemoLines
{
    private static readonly string[] InternetOperators = [.. Enumerable.Repeat("vnpt", 11), .. Enumerable.Repeat("viettel", 6), "mobifone", "mobifone", "fpt"];
    private static readonly string[] DedicatedOperators = ["vnpt", "vnpt", "vnpt", "vnpt", "viettel"];

    /// <summary>Every line of every district and commune; those that send no return have lines as well.</summary>
    public static List<DemoLine> Of(IReadOnlyList<DemoUnit> units, int seed)
    {
        var planned = DemoPlan.Of(units, seed).ToDictionary(plan => plan.Unit.Code, StringComparer.Ordinal);
        return
        [
            .. from unit in units
               where unit.Kind is UnitKind.District or UnitKind.Commune
               orderby unit.Code
               from line in Of(planned.GetValueOrDefault(unit.Code) ?? new UnitPlan(unit, new Dice(seed, unit.Code)) { Mbps = 40 })
               select line,
        ];
    }

    private static IEnumerable<DemoLine> Of(UnitPlan plan)
    {
        var dice = plan.Dice;
        var provider = dice.Pick("operator", InternetOperators);
        if (plan.Mbps > 0)
        {
            yield return Internet(plan, "first", provider, plan.Mbps);
        }

        if (plan.IsDistrict || (plan.Mbps > 0 && dice.Chance("second line", 22)))
        {
            var mbps = Math.Min(plan.Mbps, dice.Pick("second mbps", [30, 40, 50]));
            yield return Internet(plan, "second", dice.Pick("second operator", InternetOperators), mbps);
        }

        if (plan.IsDistrict || dice.Chance("dedicated", 74))
        {
            yield return Dedicated(plan, dice.Pick("dedicated operator", DedicatedOperators));
        }
    }

    private static DemoLine Internet(UnitPlan plan, string name, string provider, int mbps)
    {
        var dice = plan.Dice;
        var isFirst = name == "first";
        var percent = plan.Oddity == Oddity.SlowInternet && isFirst ? dice.Between("slow", 28, 44) : dice.Between($"{name} measured", 74, 99);
        var incidents = plan.Oddity == Oddity.ManyInterruptions && isFirst
            ? dice.Between("many incidents", 11, 17)
            : dice.Pick($"{name} incidents", [0, 0, 0, 0, 1, 1, 2, 3]);
        return new(plan.Unit.Code, provider, IsDedicated: false, "ftth", mbps, Math.Round(mbps * percent / 100m, 1),
            Since(dice, name), incidents, Hours(dice, name, incidents));
    }

    private static DemoLine Dedicated(UnitPlan plan, string provider)
    {
        var mbps = plan.IsDistrict ? plan.Dice.Pick("dedicated mbps", [20, 30, 50]) : plan.Dice.Pick("dedicated mbps", [4, 6, 8, 10]);
        var incidents = plan.Dice.Chance("dedicated incident", 12) ? 1 : 0;
        var measured = Math.Round(mbps * plan.Dice.Between("dedicated measured", 92, 100) / 100m, 1);
        return new(plan.Unit.Code, provider, IsDedicated: true, plan.IsDistrict ? "leased_line" : "mpls", mbps, measured,
            Since(plan.Dice, "dedicated"), incidents, Hours(plan.Dice, "dedicated", incidents));
    }

    private static DateOnly Since(Dice dice, string line) => new DateOnly(2016, 1, 4).AddDays(dice.Between($"{line} since", 0, 2600));

    private static decimal Hours(Dice dice, string line, int incidents) => incidents == 0 ? 0 : incidents * dice.Between($"{line} hours", 2, 9) / 2m;
}
