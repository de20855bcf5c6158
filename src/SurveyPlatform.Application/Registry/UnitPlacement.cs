using SurveyPlatform.Shared;

namespace SurveyPlatform.Registry;

/// <summary>Paths follow parents: whoever is moved takes everything below along.</summary>
internal static class UnitPlacement
{
    /// <param name="units">All that stand on the day, with their history, each with its parent of that day.</param>
    /// <returns>Those whose path is another from the day on.</returns>
    public static List<ReportingUnit> PlaceAll(IReadOnlyCollection<ReportingUnit> units, DateOnly day, TimeProvider clock)
    {
        var standing = units.Where(unit => unit.On(day) is not null).ToList();
        var parts = standing.ToLookup(unit => unit.On(day)!.ParentId);
        var moved = new List<ReportingUnit>();
        var open = new Queue<(ReportingUnit Unit, string ParentPath)>(parts[null].Select(unit => (unit, "")));
        while (open.TryDequeue(out var next))
        {
            if (Place(next.Unit, next.ParentPath, day, clock))
            {
                moved.Add(next.Unit);
            }

            foreach (var part in parts[next.Unit.Id])
            {
                open.Enqueue((part, next.Unit.On(day)!.Path));
            }
        }

        return moved;
    }

    private static bool Place(ReportingUnit unit, string parentPath, DateOnly day, TimeProvider clock)
    {
        var version = unit.On(day)!;
        var before = unit.On(day.AddDays(-1))?.Path;
        if (version.ValidFrom < day && !version.Path.Equals($"{(parentPath.Length == 0 ? "/" : parentPath)}{unit.Id}/", StringComparison.Ordinal))
        {
            version = UnitVersion.Create(clock.NewKey(), day, version.Code, version.TypeName, version.Name, version.NameEn, version.ParentId);
            unit.Change(version);
        }

        foreach (var later in unit.History.Where(later => later.ValidFrom >= version.ValidFrom && later.ParentId == version.ParentId))
        {
            later.PlaceUnder(parentPath, unit.Id);
        }

        return !string.Equals(before, version.Path, StringComparison.Ordinal);
    }
}
