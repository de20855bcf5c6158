namespace SurveyPlatform.Server.Demo;

/// <summary>What was at one unit, at its heirs: whole computers and whole people, none lost and none made up.</summary>
internal static class DemoSuccession
{
    public static IEnumerable<(string Code, UnitPlan Plan)> Split(UnitPlan plan, IReadOnlyList<(string Code, decimal Share)> heirs)
    {
        var shares = heirs.Select(heir => (int)(heir.Share * 1000)).ToList();
        var (staff, working, antivirus) = (Parts(plan.Staff), Parts(plan.Working), Parts(plan.WithAntivirus));
        return heirs.Select((heir, at) => (heir.Code, plan with { Staff = staff[at], Working = working[at], WithAntivirus = Math.Min(working[at], antivirus[at]) }));

        int[] Parts(int total) => Apportionment.Of(total, shares);
    }

    public static UnitPlan Merge(DemoUnit unit, IReadOnlyList<UnitPlan> parts, int seed) =>
        parts.Count == 1 && parts[0].Unit.Code == unit.Code && parts[0].Unit.Name == unit.Name
            ? parts[0] with { Unit = unit }
            : new(unit, new Dice(seed, $"{unit.Code} {unit.Name}"))
            {
                Staff = parts.Sum(part => part.Staff),
                Working = parts.Sum(part => part.Working),
                WithAntivirus = parts.Sum(part => part.WithAntivirus),
                HasLan = parts.Any(part => part.HasLan),
                Offices = parts.Sum(part => part.Offices),
                OfficesWithLan = parts.Sum(part => part.OfficesWithLan),
                HasFirewall = parts.Any(part => part.HasFirewall),
                Mbps = parts.Max(part => part.Mbps),
            };
}
