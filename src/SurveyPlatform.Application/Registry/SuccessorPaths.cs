namespace SurveyPlatform.Registry;

/// <summary>Where the rows of every unit that has ended are on a day.</summary>
internal sealed class SuccessorPaths(IReadOnlyCollection<ReportingUnit> units, SuccessionGraph graph, DateOnly day)
{
    private readonly Dictionary<UnitId, ReportingUnit> _units = units.ToDictionary(unit => unit.Id);

    /// <param name="moved">Units that go on in another place.</param>
    public UnitHeirs Follow(IEnumerable<ReportingUnit> moved)
    {
        var heirs = moved.ToDictionary(unit => unit.Id, unit => new UnitHeir(unit.Id, unit.On(day)!.Path));
        foreach (var unit in units.Where(unit => unit.On(day) is null && graph.EndOf(unit.Id, day) is not null))
        {
            var heir = HeirOf(unit);
            unit.FollowTo(heir.Path);
            heirs[unit.Id] = heir;
        }

        return new(heirs);
    }

    /// <summary>An abolished unit keeps a place of its own: its people see what was theirs, and nothing of whoever is in its place.</summary>
    private UnitHeir HeirOf(ReportingUnit unit)
    {
        if (graph.EndOf(unit.Id, day) is not { ToUnit: { } next } end)
        {
            return new(unit.Id, unit.On(day)?.Path ?? unit.Last.Path);
        }

        var heir = HeirOf(_units[next]);
        return end.Kind == SuccessionKind.Abolished ? heir with { Path = $"{heir.Path}{unit.Id}/" } : heir;
    }
}
