using System.Text.RegularExpressions;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Returns.Import;

/// <param name="Code">Null: nobody can tell; to be asked.</param>
/// <param name="Candidates">Codes of those that it may be.</param>
internal sealed record UnitMatch(string? Code, IReadOnlyList<string> Candidates);

/// <summary>
/// Finds a unit by its code, or by its name within its district. Names are not unique (a commune, a township and a district may share one), and two
/// names may differ by an accent alone: where several fit, none is taken.
/// </summary>
internal sealed partial class UnitMatcher
{
    private const int MostCandidates = 12;

    /// <summary>What may be written for a kind of unit.</summary>
    private static readonly (string Short, string Full)[] Kinds =
    [
        ("p", "phường"), ("x", "xã"), ("tt", "thị trấn"), ("tx", "thị xã"), ("tp", "thành phố"), ("h", "huyện"), ("q", "quận"), ("t", "tỉnh"), ("đk", "đặc khu"),
    ];

    private readonly List<Known> _units;
    private readonly Dictionary<string, Known> _byCode;
    private readonly ILookup<string, Known> _byBare;
    private readonly ILookup<string, Known> _byFolded;

    public UnitMatcher(IReadOnlyList<OpenReturn.UnitChoice> units)
    {
        _units = [.. units.Select(Known.Of)];
        _byCode = _units.DistinctBy(unit => unit.Code, StringComparer.OrdinalIgnoreCase).ToDictionary(unit => unit.Code, StringComparer.OrdinalIgnoreCase);
        _byBare = _units.ToLookup(unit => unit.Name.Bare, StringComparer.Ordinal);
        _byFolded = _units.ToLookup(unit => VietnameseText.FoldedKey(unit.Name.Bare), StringComparer.Ordinal);
    }

    /// <param name="within">The district where another column names it; else empty.</param>
    public UnitMatch Find(string text, string within)
    {
        var clean = AnswerText.Clean(text);
        if (_byCode.TryGetValue(clean, out var coded) || (CodeAtEnd().Match(clean) is { Success: true } match && _byCode.TryGetValue(match.Groups["code"].Value, out coded)))
        {
            return new(coded.Code, [coded.Code]);
        }

        var parts = Between().Split(clean, 3);
        var (name, district) = (UnitName.Of(parts[0]), UnitName.Of(within.Length > 0 ? within : parts.Length > 1 ? parts[1] : ""));
        var exact = Within(_byBare[name.Bare].Where(unit => name.Kind.Length == 0 || unit.Name.Kind == name.Kind), district, isFolded: false);
        if (exact.Count > 0)
        {
            return Settle(exact);
        }

        // Typed without accents, everything that sounds like it may be meant; typed with them, it is a slip of the pen at best.
        var alike = Within(_byFolded[VietnameseText.FoldedKey(name.Bare)], district, isFolded: true);
        var sameKind = alike.Where(unit => name.Kind.Length == 0 || VietnameseText.FoldedKey(unit.Name.Kind) == VietnameseText.FoldedKey(name.Kind)).ToList();
        return clean.All(char.IsAscii) && sameKind.Count > 0 ? Settle(sameKind) : new(null, Codes(alike.Count > 0 ? alike : [.. _byBare[name.Bare]]));
    }

    private static UnitMatch Settle(List<Known> units) => new(units.Count == 1 ? units[0].Code : null, Codes(units));

    private static List<string> Codes(List<Known> units) => [.. units.Select(unit => unit.Code).Take(MostCandidates)];

    private static List<Known> Within(IEnumerable<Known> units, UnitName district, bool isFolded) => district.Bare.Length == 0
        ? [.. units]
        : [.. units.Where(unit => isFolded ? VietnameseText.FoldedKey(unit.District.Bare) == VietnameseText.FoldedKey(district.Bare) : unit.District.Bare == district.Bare)];

    private sealed record Known(string Code, UnitName Name, UnitName District)
    {
        public static Known Of(OpenReturn.UnitChoice choice)
        {
            var parts = choice.Name.Split(", ", 2);
            return new(choice.Code, UnitName.Of(parts[0]), UnitName.Of(parts.Length > 1 ? parts[1] : ""));
        }
    }

    /// <param name="Kind"><c>xã</c>; empty: not said.</param>
    /// <param name="Bare">The name alone, by its spelling key.</param>
    private sealed record UnitName(string Kind, string Bare)
    {
        public static UnitName Of(string text)
        {
            var name = Office().Replace(VietnameseText.SearchKey(text), "");
            foreach (var (shortened, full) in Kinds)
            {
                foreach (var written in new[] { $"{full} ", $"{VietnameseText.FoldedKey(full)} ", $"{shortened}. ", $"{shortened}.", $"{shortened} " })
                {
                    if (name.StartsWith(written, StringComparison.Ordinal) && name.Length > written.Length)
                    {
                        return new(full, VietnameseText.SpellingKey(name[written.Length..]));
                    }
                }
            }

            return new("", VietnameseText.SpellingKey(name));
        }
    }

    [GeneratedRegex(@"\((?<code>[0-9A-Za-z_-]{1,20})\)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex CodeAtEnd();

    [GeneratedRegex(@"\s*[,;(]\s*|\s+[-–—]\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Between();

    [GeneratedRegex(@"^(ubnd|ủy ban nhân dân|uỷ ban nhân dân|uy ban nhan dan)\s+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Office();
}
