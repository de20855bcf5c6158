using System.Globalization;
using System.Text.Json;
using SurveyPlatform.Recipes;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Collection;

/// <summary>Reads days off as people have them: rows copied from a table (day, kind, name, basis), or a recipe with a step <c>calendar</c>.</summary>
public static class CalendarText
{
    public const int MostRows = 2000;

    private static readonly string[] DayFormats = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-MM-dd"];

    private static readonly Dictionary<string, CalendarDayKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["nghỉ"] = CalendarDayKind.DayOff,
        ["off"] = CalendarDayKind.DayOff,
        ["dayOff"] = CalendarDayKind.DayOff,
        ["làm"] = CalendarDayKind.WorkingDay,
        ["làm bù"] = CalendarDayKind.WorkingDay,
        ["worked"] = CalendarDayKind.WorkingDay,
        ["workingDay"] = CalendarDayKind.WorkingDay,
    };


    public static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text.Trim(), DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    public static Outcome<List<CalendarRow>> Read(string text)
    {
        var read = text.TrimStart().StartsWith('{') ? FromRecipe(text) : FromRows(text);
        return read.Then<List<CalendarRow>>(rows => rows.Count switch
        {
            0 => CalendarProblems.NothingToRead,
            > MostRows => CalendarProblems.TooManyRows(MostRows),
            _ => rows.ConvertAll(row => row.Cleaned()),
        });
    }

    private static Outcome<List<CalendarRow>> FromRecipe(string text)
    {
        try
        {
            // Other fields of the recipe and other steps are not ours; a day itself is read as strictly as a recipe is.
            using var document = JsonDocument.Parse(text);
            var steps = document.RootElement.TryGetProperty("steps", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().ToList() : [];
            return steps.Where(step => step.ValueKind == JsonValueKind.Object && step.TryGetProperty("name", out var name) && name.ValueEquals("calendar"))
                .SelectMany(step => step.TryGetProperty("days", out var days) ? days.Deserialize<List<CalendarRow>>(RecipeJson.Options)! : []).ToList();
        }
        catch (JsonException failure)
        {
            return RecipesProblems.NotJson(failure).At("rows");
        }
    }

    private static Outcome<List<CalendarRow>> FromRows(string text)
    {
        var (rows, problems) = (new List<CalendarRow>(), new List<Problem>());
        foreach (var (line, number) in text.Split('\n').Select((line, index) => (line.Trim(), index + 1)).Where(line => line.Item1.Length > 0).Take(MostRows + 1))
        {
            var cells = line.Split(line.Contains('\t', StringComparison.Ordinal) ? '\t' : ';', StringSplitOptions.TrimEntries);
            if (TryDay(cells[0], out var day))
            {
                rows.Add(RowOf(day, cells));
            }
            else if (number > 1 || cells[0].Any(char.IsDigit))
            {
                problems.Add(CalendarProblems.RowNotADay(number, cells[0]));
            }
        }

        return problems.Count > 0 ? new Outcome<List<CalendarRow>>(problems.Take(20).ToList()) : rows;
    }

    private static CalendarRow RowOf(DateOnly day, string[] cells)
    {
        var kind = CalendarDayKind.DayOff;
        var isNamed = cells.Length > 1 && Kinds.TryGetValue(VietnameseText.Clean(cells[1]), out kind);
        var rest = cells.Skip(isNamed ? 2 : 1).ToList();
        return new(day, kind, new(rest.ElementAtOrDefault(0) ?? ""), rest.ElementAtOrDefault(1));
    }
}
