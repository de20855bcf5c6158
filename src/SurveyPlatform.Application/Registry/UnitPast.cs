namespace SurveyPlatform.Registry;

/// <summary>A unit in the tree of what it came from, or of what became of it.</summary>
/// <param name="Step">How it is bound to the one that it hangs on.</param>
public sealed record UnitKin(UnitId Id, string Code, string Name, Succession Step, IReadOnlyList<UnitKin> Next);

/// <summary>The trees on both sides of a unit.</summary>
internal sealed class UnitPast(SuccessionGraph graph, IReadOnlyDictionary<UnitId, UnitVersion> names)
{
    /// <summary>So far a tree is shown; a merger of mergers of mergers has been seen, more has not.</summary>
    private const int MostDeep = 8;

    public IReadOnlyList<UnitKin> Before(UnitId unit, int deep = 0) => deep == MostDeep ? [] : Sorted(
        graph.Before(unit).Where(step => step.Kind != SuccessionKind.Abolished).Select(step => Kin(step.FromUnit, step, Before(step.FromUnit, deep + 1))));

    public IReadOnlyList<UnitKin> After(UnitId unit, int deep = 0) => deep == MostDeep ? [] : Sorted(
        graph.After(unit).Where(step => step.ToUnit is not null).Select(step => Kin(step.ToUnit!.Value, step, After(step.ToUnit.Value, deep + 1))));

    /// <summary>All that are named in the two trees.</summary>
    public static IReadOnlySet<UnitId> Named(SuccessionGraph graph, UnitId unit)
    {
        var named = new HashSet<UnitId> { unit };
        Collect(unit, id => graph.Before(id).Where(step => step.Kind != SuccessionKind.Abolished).Select(step => step.FromUnit));
        Collect(unit, id => graph.After(id).Select(step => step.ToUnit).OfType<UnitId>());
        return named;

        void Collect(UnitId from, Func<UnitId, IEnumerable<UnitId>> next)
        {
            foreach (var id in next(from).Where(named.Add).ToList())
            {
                Collect(id, next);
            }
        }
    }

    private UnitKin Kin(UnitId id, Succession step, IReadOnlyList<UnitKin> next) => new(id, names[id].Code, names[id].FullName, step, next);

    private List<UnitKin> Sorted(IEnumerable<UnitKin> kin) => [.. kin.OrderBy(item => names[item.Id].SortKey, StringComparer.Ordinal).ThenBy(item => item.Code, StringComparer.Ordinal)];
}
