using System.Globalization;
using System.Text.RegularExpressions;

namespace SurveyPlatform.Returns;

/// <summary>
/// The lines of a group that a page shows when it does not show all of them: <c>100-149</c>, from the first position to the last. Where the
/// keys of these lines are not their positions they follow: <c>100-102=100,104-105</c>. So they are found again when somebody else has
/// taken lines away meanwhile.
/// </summary>
public sealed partial class LinesOnPage
{
    /// <summary>More lines than this are on no page of ours.</summary>
    private const int Most = 10_000;

    private readonly int _first;
    private readonly int[] _keys;
    private readonly HashSet<int> _known;

    private LinesOnPage(int first, int[] keys) => (_first, _keys, _known) = (first, keys, [.. keys]);

    /// <summary>The position of the first line.</summary>
    public int First => _first;

    /// <summary>A key that none of these lines has.</summary>
    internal int NextKey => _keys.DefaultIfEmpty(-1).Max() + 1;

    public static LinesOnPage Of(IEnumerable<AnswerLine> lines, int first, int count) => new(first, [.. lines.Skip(first).Take(count).Select(line => line.Key)]);

    /// <returns>Null: no page of ours says this.</returns>
    public static LinesOnPage? Parse(string written)
    {
        var match = Written().Match(written);
        if (!match.Success || Range(match.Groups["positions"].Value) is not [var first, ..] positions || positions.Length > Most)
        {
            return null;
        }

        if (!match.Groups["keys"].Success)
        {
            return new(first, positions);
        }

        List<int> keys = [];
        foreach (var part in match.Groups["keys"].Value.Split(','))
        {
            keys.AddRange(Range(part));
            if (keys.Count > positions.Length)
            {
                return null;
            }
        }

        return keys.Count == positions.Length && keys.Distinct().Count() == keys.Count ? new(first, [.. keys]) : null;
    }

    /// <summary>Whether the page shows the line with this key.</summary>
    public bool Has(int key) => _known.Contains(key);

    /// <summary>Of the line that the page shows at this position; null: the page shows none of the saved ones there.</summary>
    public int? KeyAt(int position) => position >= _first && position - _first < _keys.Length ? _keys[position - _first] : null;

    /// <summary>Of each line its position on the page; after them, as new ones, those that the page did not show.</summary>
    public int[] PositionsOf(IReadOnlyList<AnswerLine> lines)
    {
        var positions = _keys.Select((key, at) => (key, at)).ToDictionary(line => line.key, line => _first + line.at);
        var next = _first + _keys.Length;
        return [.. lines.Select(line => positions.TryGetValue(line.Key, out var position) ? position : next++)];
    }

    public override string ToString()
    {
        var positions = Range(_first, _first + _keys.Length - 1);
        return _keys.Select((key, at) => key == _first + at).All(isPosition => isPosition) ? positions : $"{positions}={string.Join(',', Runs())}";
    }

    private IEnumerable<string> Runs()
    {
        for (var (from, at) = (0, 1); at <= _keys.Length; at++)
        {
            if (at == _keys.Length || _keys[at] != _keys[at - 1] + 1)
            {
                yield return Range(_keys[from], _keys[at - 1]);
                from = at;
            }
        }
    }

    private static string Range(int first, int last) => string.Create(CultureInfo.InvariantCulture, $"{first}-{last}");

    /// <summary>Empty where it runs backwards or is longer than any page.</summary>
    private static int[] Range(string written)
    {
        var ends = written.Split('-');
        var (first, last) = (int.Parse(ends[0], CultureInfo.InvariantCulture), int.Parse(ends[1], CultureInfo.InvariantCulture));
        return last < first || last - first >= Most ? [] : [.. Enumerable.Range(first, last - first + 1)];
    }

    [GeneratedRegex(@"^(?<positions>[0-9]{1,9}-[0-9]{1,9})(=(?<keys>[0-9]{1,9}-[0-9]{1,9}(,[0-9]{1,9}-[0-9]{1,9})*))?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Written();
}
