namespace SurveyPlatform.Templates.Expressions;

/// <summary>A pattern as it was read.</summary>
/// <param name="Size">Number of steps it is compiled to.</param>
internal abstract record PatternTree(long Size);

/// <param name="Ranges">First and last code point of each, in order, apart from each other.</param>
internal sealed record PatternSet(IReadOnlyList<int> Ranges) : PatternTree(1)
{
    private const int LastCharacter = 0x10FFFF;

    public static readonly PatternSet Digit = new(['0', '9']);
    public static readonly PatternSet Word = new(['0', '9', 'A', 'Z', '_', '_', 'a', 'z']);
    public static readonly PatternSet Space = new(['\t', '\r', ' ', ' ', '\u00a0', '\u00a0']);

    /// <summary><c>.</c>: all but the ends of lines.</summary>
    public static readonly PatternSet Any = new PatternSet(['\n', '\n', '\r', '\r']).Others();

    public static PatternSet Of(int character) => new([character, character]);

    public static PatternSet Of(IEnumerable<(int First, int Last)> ranges)
    {
        List<int> joined = [];
        foreach (var (first, last) in ranges.OrderBy(range => range.First))
        {
            if (joined.Count > 0 && first <= joined[^1] + 1)
            {
                joined[^1] = Math.Max(joined[^1], last);
            }
            else
            {
                joined.AddRange([first, last]);
            }
        }

        return new(joined);
    }

    public IEnumerable<(int First, int Last)> Pairs => Ranges.Chunk(2).Select(pair => (pair[0], pair[1]));

    public PatternSet Others()
    {
        List<(int, int)> others = [];
        var from = 0;
        foreach (var (first, last) in Pairs)
        {
            if (first > from)
            {
                others.Add((from, first - 1));
            }

            from = last + 1;
        }

        return Of(from <= LastCharacter ? others.Append((from, LastCharacter)) : others);
    }
}

/// <summary><c>^</c> and <c>$</c>.</summary>
internal sealed record PatternEdge(StepKind Kind) : PatternTree(1);

internal sealed record PatternSequence(IReadOnlyList<PatternTree> Items) : PatternTree(Items.Sum(item => item.Size));

internal sealed record PatternChoice(IReadOnlyList<PatternTree> Items) : PatternTree(1 + Items.Sum(item => item.Size + 1));

/// <param name="Most">Null: as often as one likes.</param>
internal sealed record PatternRepeat(PatternTree Item, int Least, int? Most)
    : PatternTree((Least * Item.Size) + (Most is { } most ? (most - Least) * (Item.Size + 1) : Item.Size + 2));
