using SurveyPlatform.Shared;

namespace SurveyPlatform.Registry;

/// <summary>
/// What a reorganisation does to the units of the day before, worked out and checked before anything is changed. Units are found by their code on
/// that day, and their names have to fit as well: codes are used again, and names are alike.
/// </summary>
public sealed record ReorganisationPlan(
    DateOnly Day,
    IReadOnlyList<ReorganisationUnit> Created,
    IReadOnlyList<ReorganisationPlan.Ending> Endings,
    IReadOnlyList<ReorganisationPlan.Change> Changes,
    int Unchanged,
    IReadOnlyList<ReorganisationUnit> LeftOut)
{
    /// <param name="Rows">One; of a split one for each part.</param>
    public sealed record Ending(StandingUnit Unit, IReadOnlyList<ReorganisationRow> Rows)
    {
        public ReorganisationRow Main => Rows.First(row => row.IsMainHeir);

        public bool IsAbolished => Main.Kind == SuccessionKind.Abolished;
    }

    /// <summary>A unit that goes on as itself, and not as it was.</summary>
    public sealed record Change(StandingUnit Unit, ReorganisationUnit Next, SuccessionKind Kind, string? Clause);

    public IEnumerable<Ending> Undecided => Endings.Where(ending => ending.Rows.Count > 1 && ending.Rows.Any(row => row.Share is null));

    /// <summary>The unit that has the rows of an ended one, as it will be.</summary>
    public ReorganisationUnit HeirOf(Ending ending) => Created.Concat(Changes.Select(change => change.Next)).FirstOrDefault(unit => unit.Code == ending.Main.NewCode)
        ?? new(ending.Main.NewCode ?? "", UnitKind.Province, "", ending.Main.NewName ?? "", null, null);

    /// <param name="standing">All units as they stand on the day before.</param>
    public static Outcome<ReorganisationPlan> Of(
        DateOnly day, IReadOnlyList<ReorganisationRow> rows, IReadOnlyList<ReorganisationUnit> after, IReadOnlyList<StandingUnit> standing) =>
        new PlanReader(day, rows, after, standing).Read();

    /// <param name="units">All there are, with their history.</param>
    public static Outcome<ReorganisationPlan> Of(Reorganisation item, IReadOnlyCollection<ReportingUnit> units)
    {
        var before = item.OperatingDay.AddDays(-1);
        var standing = from unit in units
                       let version = unit.On(before)
                       where version is not null
                       orderby version.Path.Length
                       select new StandingUnit(unit.Id, unit.Kind, version);
        return Of(item.OperatingDay, item.Rows, item.Units, [.. standing]).Then(plan => plan.ChangedLater(units));
    }

    /// <summary>The past is not written over what has been entered for a later day.</summary>
    private Outcome<ReorganisationPlan> ChangedLater(IReadOnlyCollection<ReportingUnit> units)
    {
        var touched = Endings.Select(ending => ending.Unit.Id).Concat(Changes.Select(change => change.Unit.Id)).ToHashSet();
        var later = units.Where(unit => touched.Contains(unit.Id) && unit.Last.ValidFrom >= Day)
            .Select(unit => ReorganisationProblems.ChangedLater(unit.Last.Code, unit.Last.ValidFrom)).ToList();
        return later.Count > 0 ? new Outcome<ReorganisationPlan>(later) : this;
    }
}
