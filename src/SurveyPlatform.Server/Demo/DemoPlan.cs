using SurveyPlatform.Registry;

namespace SurveyPlatform.Server.Demo;

/// <summary>What is out of the ordinary at a commune, and has to be explained in its return.</summary>
internal enum Oddity
{
    None,
    ManyStaff,
    ManyComputers,
    ManyInterruptions,
    SlowInternet,
    NoInternet,
}

/// <summary>The figures of one unit that have to add up over all units.</summary>
internal sealed record UnitPlan(DemoUnit Unit, Dice Dice)
{
    public Oddity Oddity { get; init; }

    public int Staff { get; init; }

    public int Working { get; init; }

    public int WithAntivirus { get; init; }

    public bool HasLan { get; init; }

    public int Offices { get; init; }

    public int OfficesWithLan { get; init; }

    public bool HasFirewall { get; init; }

    public int Mbps { get; init; }

    public bool IsDistrict => Unit.Kind == UnitKind.District;
}

/// <summary>Shares the published totals out over the units.</summary>
internal static class DemoPlan
{
    /// <summary>The communes that never send a return: some of the remoter ones.</summary>
    public static IReadOnlySet<string> Silent(IReadOnlyList<DemoUnit> units, int seed)
    {
        var communes = units.Where(unit => unit.Kind == UnitKind.Commune).ToList();
        return communes.Where(unit => unit.TypeName == "Xã").OrderBy(unit => new Dice(seed, unit.Code).Between("silent", 0, 99999))
            .Take(communes.Count - DemoBaseline.CommunesReporting).Select(unit => unit.Code).ToHashSet(StringComparer.Ordinal);
    }

    public static List<UnitPlan> Of(IReadOnlyList<DemoUnit> units, int seed)
    {
        var silent = Silent(units, seed);
        var reporting = units.Where(unit => !silent.Contains(unit.Code)).Select(unit => new UnitPlan(unit, new Dice(seed, unit.Code))).ToList();
        return
        [
            .. Districts([.. reporting.Where(plan => plan.Unit.Kind == UnitKind.District)]),
            .. Communes([.. reporting.Where(plan => plan.Unit.Kind == UnitKind.Commune)]),
        ];
    }

    private static List<UnitPlan> Districts(List<UnitPlan> plans)
    {
        plans = Share(plans, DemoBaseline.DistrictStaff, (plan, share) => plan with { Staff = share },
            plan => (plan.Unit.TypeName == "Huyện" ? 70 : 110) + plan.Dice.Between("staff", 0, 25));
        plans = Share(plans, DemoBaseline.DistrictWorkingComputers, (plan, share) => plan with { Working = share },
            plan => plan.Staff * plan.Dice.Between("working", 88, 108));
        plans = Share(plans, DemoBaseline.DistrictComputersWithAntivirus, (plan, share) => plan with { WithAntivirus = share },
            plan => plan.Working * plan.Dice.Between("antivirus", 55, 100), plan => plan.Working);
        plans = Share(plans, DemoBaseline.DistrictOffices, (plan, share) => plan with { Offices = share },
            plan => plan.Dice.Between("offices", 130, 148));
        plans = Share(plans, DemoBaseline.DistrictOfficesWithLan, (plan, share) => plan with { OfficesWithLan = share },
            plan => plan.Offices * plan.Dice.Between("lan", 30, 110), plan => plan.Offices);
        plans = Choose(plans, DemoBaseline.DistrictsWithFirewall, (plan, chosen) => plan with { HasFirewall = chosen },
            plan => plan.Dice.Between("firewall", 0, 99999));
        return
        [
            .. plans.OrderByDescending(plan => plan.Staff).ThenBy(plan => plan.Unit.Code, StringComparer.Ordinal).Select((plan, at) => plan with
            {
                Mbps = DemoBaseline.DistrictMbps[at],
                Oddity = at == plans.Count - 1 ? Oddity.SlowInternet : Oddity.None,
            }),
        ];
    }

    private static List<UnitPlan> Communes(List<UnitPlan> plans)
    {
        plans =
        [
            .. plans.OrderBy(plan => plan.Unit.TypeName == "Xã" ? 0 : 1).ThenBy(plan => plan.Dice.Between("oddity", 0, 99999))
                .ThenBy(plan => plan.Unit.Code, StringComparer.Ordinal)
                .Select((plan, at) => plan with { Oddity = at < Oddities.Length ? Oddities[at] : Oddity.None }),
        ];
        plans = Share(plans, DemoBaseline.CommuneStaff, (plan, share) => plan with { Staff = share },
            plan => plan.Oddity == Oddity.ManyStaff ? 66 : plan.Dice.Between("staff", 28, 37));
        plans = Share(plans, DemoBaseline.CommuneWorkingComputers, (plan, share) => plan with { Working = share },
            plan => plan.Staff * plan.Dice.Between("working", 60, 112));
        plans = Choose(plans, DemoBaseline.CommunesReporting - DemoBaseline.CommunesWithoutLan, (plan, chosen) => plan with { HasLan = chosen },
            plan => plan.Dice.Between("lan", 0, 100) - (plan.Unit.TypeName == "Xã" ? 0 : 20));
        return
        [
            .. plans.Select(plan => plan with
            {
                WithAntivirus = plan.Working * plan.Dice.Between("antivirus", 5, 60) / 100,
                HasFirewall = plan.Dice.Chance("firewall", 4),
                Mbps = plan.Oddity == Oddity.NoInternet ? 0 : plan.Dice.Pick("mbps", [30, 30, 35, 40, 50, 50, 60, 80, 80, 100, 120]),
            }),
        ];
    }

    private static readonly Oddity[] Oddities =
    [
        Oddity.ManyStaff, Oddity.ManyComputers, Oddity.NoInternet,
        Oddity.ManyInterruptions, Oddity.ManyInterruptions, Oddity.ManyInterruptions,
        Oddity.SlowInternet, Oddity.SlowInternet, Oddity.SlowInternet,
    ];

    private static List<UnitPlan> Share(
        List<UnitPlan> plans, int total, Func<UnitPlan, int, UnitPlan> with, Func<UnitPlan, int> weight, Func<UnitPlan, int>? limit = null) =>
        [.. plans.Zip(Apportionment.Of(total, [.. plans.Select(weight)], limit is null ? null : [.. plans.Select(limit)]), with)];

    /// <summary>Those of the lowest rank are the ones.</summary>
    private static List<UnitPlan> Choose(List<UnitPlan> plans, int count, Func<UnitPlan, bool, UnitPlan> with, Func<UnitPlan, int> rank) =>
        [.. plans.OrderBy(rank).ThenBy(plan => plan.Unit.Code, StringComparer.Ordinal).Select((plan, at) => with(plan, at < count))];
}
