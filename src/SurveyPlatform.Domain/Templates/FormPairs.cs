namespace SurveyPlatform.Templates;

/// <summary>Which part of one form is which part of another.</summary>
internal sealed class FormPairs<T>
    where T : class
{
    private readonly Dictionary<T, T> _before = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<T> _matched = new(ReferenceEqualityComparer.Instance);

    /// <param name="code">Null: a thing without a name of its own (a row, a column).</param>
    /// <param name="elements">The elements in it: what tells a thing by whose code has changed.</param>
    public FormPairs(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string>? code, Func<T, IEnumerable<string>> elements)
    {
        Before = before;
        After = after;
        if (code is not null)
        {
            var coded = before.DistinctBy(code, StringComparer.Ordinal).ToDictionary(code, StringComparer.Ordinal);
            foreach (var item in after.DistinctBy(code, StringComparer.Ordinal))
            {
                if (coded.TryGetValue(code(item), out var earlier))
                {
                    Pair(earlier, item);
                }
            }
        }

        PairByElements(elements);
    }

    public IReadOnlyList<T> Before { get; }

    public IReadOnlyList<T> After { get; }

    public IEnumerable<T> Gone => Before.Where(item => !_matched.Contains(item));

    /// <summary>What it was before; null: it is new.</summary>
    public T? Earlier(T after) => _before.GetValueOrDefault(after);

    public bool IsGone(T before) => !_matched.Contains(before);

    public bool AreSame(T? before, T? after) => before is null || after is null ? before is null && after is null : ReferenceEquals(Earlier(after), before);

    private void Pair(T before, T after)
    {
        _before[after] = before;
        _matched.Add(before);
    }

    /// <summary>The one that most of its questions have gone to.</summary>
    private void PairByElements(Func<T, IEnumerable<string>> elements)
    {
        var holders = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in After.Where(item => Earlier(item) is null))
        {
            foreach (var element in elements(item))
            {
                holders.TryAdd(element, item);
            }
        }

        foreach (var item in Gone.ToList())
        {
            var heir = elements(item).Select(element => holders.GetValueOrDefault(element)).OfType<T>()
                .GroupBy(holder => holder, ReferenceEqualityComparer.Instance).MaxBy(votes => votes.Count())?.Key;
            if (heir is T found && Earlier(found) is null)
            {
                Pair(item, found);
            }
        }
    }
}

/// <summary>What was moved among things that stand in a row.</summary>
internal static class FormOrder
{
    /// <summary>The fewest things that need to be moved to come from the one order to the other; all others kept theirs.</summary>
    /// <param name="earlier">Of each thing, in today's order, where it stood before.</param>
    /// <returns>Indexes into <paramref name="earlier"/>.</returns>
    public static IEnumerable<int> Moved(IReadOnlyList<int> earlier)
    {
        // The longest increasing run stays; by patience sorting, so that a table of thousands of rows takes no time.
        var (tails, previous) = (new List<int>(), new int[earlier.Count]);
        for (var at = 0; at < earlier.Count; at++)
        {
            var (low, high) = (0, tails.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = earlier[tails[middle]] < earlier[at] ? (middle + 1, high) : (low, middle);
            }

            previous[at] = low > 0 ? tails[low - 1] : -1;
            if (low == tails.Count)
            {
                tails.Add(at);
            }
            else
            {
                tails[low] = at;
            }
        }

        var kept = new HashSet<int>();
        for (var at = tails.Count > 0 ? tails[^1] : -1; at >= 0; at = previous[at])
        {
            kept.Add(at);
        }

        return Enumerable.Range(0, earlier.Count).Where(at => !kept.Contains(at));
    }
}
