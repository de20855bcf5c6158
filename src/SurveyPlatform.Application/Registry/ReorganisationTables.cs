using SurveyPlatform.Documents;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Registry;

/// <summary>The two tables of a reorganisation as offices keep them: what becomes of each old unit, and the units afterwards.</summary>
internal static class ReorganisationTables
{
    private static readonly Dictionary<string, (SuccessionKind Kind, bool IsMain)> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["unchanged"] = (SuccessionKind.Unchanged, true),
        ["merge"] = (SuccessionKind.MergedInto, true),
        ["rename"] = (SuccessionKind.Renamed, true),
        ["type-change"] = (SuccessionKind.Retyped, true),
        ["move"] = (SuccessionKind.Moved, true),
        ["split-part"] = (SuccessionKind.SplitInto, false),
        ["split-rest"] = (SuccessionKind.SplitInto, true),
        ["abolish"] = (SuccessionKind.Abolished, true),
    };

    private static readonly Dictionary<string, UnitKind> Levels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["province"] = UnitKind.Province,
        ["district"] = UnitKind.District,
        ["commune"] = UnitKind.Commune,
    };

    public static Outcome<List<ReorganisationRow>> ReadRows(Stream file, string place) => Read(
        file, place, ["old_code", "new_code", "kind", "old_name_vi", "new_name_vi"], (line, problems) =>
        {
            if (!Kinds.TryGetValue(line["kind"], out var kind))
            {
                problems.Add(RegistryProblems.UnknownWord(line.Number, line["kind"], string.Join(", ", Kinds.Keys)).At(place));
            }

            return new ReorganisationRow(line["old_code"], line.Find("new_code"), kind.Kind, line.Find("clause"), line["old_name_vi"], line.Find("new_name_vi"), null, kind.IsMain);
        });

    public static Outcome<List<ReorganisationUnit>> ReadUnits(Stream file, string place) => Read(
        file, place, ["code", "parent_code", "level", "type_vi", "name_vi"], (line, problems) =>
        {
            if (!Levels.TryGetValue(line["level"], out var level))
            {
                problems.Add(RegistryProblems.UnknownWord(line.Number, line["level"], string.Join(", ", Levels.Keys)).At(place));
            }

            return new ReorganisationUnit(line["code"], level, line["type_vi"], line["name_vi"], line.Find("name_en"), line.Find("parent_code"));
        });

    /// <summary>One line by the heads of its columns; a blank cell is the empty text.</summary>
    private sealed record Line(int Number, Dictionary<string, string> Cells)
    {
        public string this[string column] => Cells.GetValueOrDefault(column, "");

        public string? Find(string column) => this[column] is { Length: > 0 } text ? text : null;
    }

    private static Outcome<List<T>> Read<T>(Stream file, string place, string[] columns, Func<Line, List<Problem>, T> read)
    {
        var opened = TableFile.Read(file);
        if (!opened.Succeeded(out var sheets))
        {
            return new([.. opened.Problems.Select(problem => problem.At(place))]);
        }

        var rows = sheets[0].Cells.GroupBy(cell => cell.Row).OrderBy(row => row.Key).ToList();
        var heads = rows[0].ToDictionary(cell => cell.Column, cell => cell.Text.Trim().ToLowerInvariant());
        if (columns.FirstOrDefault(column => !heads.ContainsValue(column)) is { } missing)
        {
            return RegistryProblems.NoColumn(missing).At(place);
        }

        var problems = new List<Problem>();
        var items = rows.Skip(1).Select(row => new Line(row.Key, row.Where(cell => heads.ContainsKey(cell.Column))
            .GroupBy(cell => heads[cell.Column]).ToDictionary(cell => cell.Key, cell => VietnameseText.Clean(cell.First().Text), StringComparer.Ordinal)))
            .Select(line => read(line, problems)).ToList();
        return problems.Count > 0 ? new Outcome<List<T>>(problems)
            : items.Count > RegistryProblems.MostRows ? RegistryProblems.TooManyRows.At(place)
            : items;
    }
}
