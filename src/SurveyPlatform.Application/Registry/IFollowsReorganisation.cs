namespace SurveyPlatform.Registry;

/// <summary>
/// A part of the product that keeps rows about units. It says beforehand what a reorganisation will do to them, and does it: nothing is deleted, and
/// nothing that was frozen (names, figures, documents) is changed. Every implementation in the product is called; a host adds its own.
/// </summary>
public interface IFollowsReorganisation
{
    Task<IReadOnlyList<ReorganisationEffect>> PreviewAsync(ReorganisationPlan plan, CancellationToken cancellationToken);

    /// <summary>Within the transaction that applies it; what is changed in the context is saved by the caller. Doing it twice changes nothing more.</summary>
    Task ApplyAsync(UnitHeirs heirs, CancellationToken cancellationToken);
}

/// <summary>One line of the preview.</summary>
/// <param name="Kind">Its text is <c>reorganisation-effect.{Kind}</c>, with <c>{count}</c>.</param>
/// <param name="Names">What it is about, in words; the page shows the first of them.</param>
public sealed record ReorganisationEffect(string Kind, int Count, IReadOnlyList<string> Names);

/// <param name="Id">The unit itself where it has only moved.</param>
/// <param name="Path">Row scope of what was the old unit's. Of an abolished unit a place of its own under the heir: nobody else's people get its rights.</param>
public sealed record UnitHeir(UnitId Id, string Path);

/// <summary>Where the rows of a unit belong now: of every unit that has ever ended, and of those that have just moved.</summary>
public sealed class UnitHeirs(IReadOnlyDictionary<UnitId, UnitHeir> heirs)
{
    public IReadOnlyDictionary<UnitId, UnitHeir> All => heirs;

    public List<UnitId> Units => [.. heirs.Keys];
}
