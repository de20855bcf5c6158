namespace SurveyPlatform.Server.Demo;

/// <summary>What becomes of a unit and its lines from one quarter to the next.</summary>
internal static class DemoProgress
{
    public static UnitPlan Of(UnitPlan plan, int quarter)
    {
        var dice = plan.Dice;
        var missing = Math.Max(0, plan.Staff - plan.Working);
        var bought = dice.Chance(In("buys"), plan.IsDistrict ? 60 : 35) ? Math.Min(missing, dice.Between(In("bought"), 1, 8)) : 0;
        var working = plan.Working + bought - (dice.Chance(In("breaks"), 8) ? 1 : 0);
        return plan with
        {
            Working = working,
            WithAntivirus = Math.Min(working, plan.WithAntivirus + (working * dice.Between(In("antivirus"), 0, 6) / 100)),
            HasLan = !plan.IsDistrict && (plan.HasLan ? !dice.Chance(In("lan lost"), 2) : dice.Chance(In("lan laid"), 14)),
            OfficesWithLan = Math.Min(plan.Offices, plan.OfficesWithLan + dice.Between(In("office joins"), 0, 1)),
            HasFirewall = plan.HasFirewall || dice.Chance(In("firewall"), plan.IsDistrict ? 12 : 1),
            Oddity = plan.Oddity switch
            {
                Oddity.ManyInterruptions or Oddity.SlowInternet when dice.Chance(In("mended"), 60) => Oddity.None,
                Oddity.NoInternet when quarter > 1 => Oddity.None,
                var stays => stays,
            },
            Mbps = plan.Oddity == Oddity.NoInternet && quarter > 1 ? 60 : plan.Mbps,
        };

        string In(string subject) => $"{subject} in quarter {quarter}";
    }

    public static List<DemoLine> Of(IReadOnlyList<DemoLine> lines, IReadOnlyDictionary<string, UnitPlan> plans, int quarter)
    {
        var connected = plans.Values.Where(plan => plan.Mbps > 0 && !lines.Any(line => line.UnitCode == plan.Unit.Code && !line.IsDedicated))
            .Select(plan => new DemoLine(plan.Unit.Code, "vnpt", IsDedicated: false, "ftth", plan.Mbps, plan.Mbps, new(2024, 2, 1), 0, 0));
        return
        [
            .. from unit in lines.Concat(connected).GroupBy(line => line.UnitCode)
               from line in unit.Select((line, at) => Fails(line, plans[unit.Key], at, quarter))
               select line,
        ];
    }

    private static DemoLine Fails(DemoLine line, UnitPlan plan, int at, int quarter)
    {
        var subject = $"line {at} in quarter {quarter}";
        var incidents = plan.Oddity == Oddity.ManyInterruptions && at == 0
            ? plan.Dice.Between($"{subject} fails often", 11, 15)
            : line.IsDedicated ? (plan.Dice.Chance(subject, 12) ? 1 : 0) : plan.Dice.Pick(subject, [0, 0, 0, 0, 1, 1, 2, 3]);
        var isMended = plan.Oddity != Oddity.SlowInternet && line.MeasuredMbps < line.Mbps / 2;
        return line with
        {
            Incidents = incidents,
            HoursLost = incidents * plan.Dice.Between($"{subject} hours", 2, 9) / 2m,
            MeasuredMbps = isMended ? Math.Round(line.Mbps * 0.9m, 1) : line.MeasuredMbps,
        };
    }
}
