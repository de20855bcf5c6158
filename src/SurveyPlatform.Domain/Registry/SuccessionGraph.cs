namespace SurveyPlatform.Registry;

/// <summary>What a unit of one day is on a later one.</summary>
/// <param name="Parts">Units of the later day, in the order of their keys. Empty: it was abolished.</param>
/// <param name="Unattributed">How much belongs to none of them: of an abolished unit, or of a split that nobody has decided. From 0 to 1.</param>
public sealed record Inheritance(IReadOnlyList<Inheritance.Part> Parts, decimal Unattributed)
{
    /// <param name="Share">Null: part of it is theirs, and nobody has decided how much.</param>
    public readonly record struct Part(UnitId Unit, decimal? Share);

    /// <summary>Every figure of the old unit can be given to somebody.</summary>
    public bool IsAttributable => Unattributed == 0;
}

/// <summary>Who came after whom, over all reorganisations. A figure is never handed on by a guess.</summary>
public sealed class SuccessionGraph
{
    private readonly ILookup<UnitId, Succession> _after;
    private readonly ILookup<UnitId, Succession> _before;

    /// <param name="successions">Those in which a unit goes on as itself are passed over: its key says that it is the same.</param>
    public SuccessionGraph(IEnumerable<Succession> successions)
    {
        var ends = successions.Where(step => step.IsEnd).OrderBy(step => step.Day).ThenBy(step => step.ToUnit?.Value).ToList();
        _after = ends.ToLookup(step => step.FromUnit);
        _before = ends.Where(step => step.ToUnit is not null).ToLookup(step => step.ToUnit!.Value);
    }

    /// <summary>Whose the figures of a unit of <paramref name="from"/> are among the units of <paramref name="to"/>.</summary>
    /// <param name="from">A day on which the unit was there, such as the cut-off of a quarter.</param>
    /// <param name="to">A day before it changes nothing: nobody can be divided backwards.</param>
    public Inheritance Forward(UnitId unit, DateOnly from, DateOnly to)
    {
        var steps = _after[unit].Where(step => from < step.Day && step.Day <= to).ToList();
        if (steps.Count == 0)
        {
            return new([new(unit, 1)], 0);
        }

        if (steps.Exists(step => step.Kind == SuccessionKind.Abolished))
        {
            return new([], 1);
        }

        var later = steps.ConvertAll(step => (step.Share, After: Forward(step.ToUnit!.Value, step.Day, to)));
        return steps.Count == 1 ? later[0].After : IsSame(later.ConvertAll(item => item.After)) ? later[0].After : Divided(later);
    }

    /// <summary>The unit that has the rows of this one on a day: itself while it is there.</summary>
    public UnitId HeirOf(UnitId unit, DateOnly day) =>
        _after[unit].FirstOrDefault(step => step.IsMainHeir && step.Day <= day)?.ToUnit is { } heir ? HeirOf(heir, day) : unit;

    /// <summary>The last step of the way to the heir of <paramref name="day"/>; null: the unit is still there.</summary>
    public Succession? EndOf(UnitId unit, DateOnly day) => _after[unit].FirstOrDefault(step => step.IsMainHeir && step.Day <= day);

    public IEnumerable<Succession> After(UnitId unit) => _after[unit];

    public IEnumerable<Succession> Before(UnitId unit) => _before[unit];

    /// <summary>Divided by whatever shares, it comes together again in the one same unit.</summary>
    private static bool IsSame(List<Inheritance> parts) =>
        parts.TrueForAll(part => part is { IsAttributable: true, Parts: [{ Share: 1m } one] } && one.Unit == parts[0].Parts[0].Unit);

    private static Inheritance Divided(List<(decimal? Share, Inheritance After)> later)
    {
        var isDecided = later.TrueForAll(item => item.Share is not null);
        var parts = later.SelectMany(item => item.After.Parts.Select(part => (part.Unit, Share: isDecided ? item.Share * part.Share : null)))
            .GroupBy(part => part.Unit).OrderBy(unit => unit.Key.Value)
            .Select(unit => new Inheritance.Part(unit.Key, unit.Any(part => part.Share is not null) ? unit.Sum(part => part.Share ?? 0) : null)).ToList();
        return new(parts, 1 - parts.Sum(part => part.Share ?? 0));
    }
}
