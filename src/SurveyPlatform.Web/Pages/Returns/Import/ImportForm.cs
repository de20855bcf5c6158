using System.Globalization;
using Microsoft.AspNetCore.Http;
using SurveyPlatform.Returns;
using SurveyPlatform.Returns.Import;

namespace SurveyPlatform.Web.Pages.Returns.Import;

/// <summary>The fields of the steps of an import, and what is read of them. A step says nothing of what another one asks.</summary>
internal static class ImportForm
{
    public const string ActionField = "action";
    public const string ReadAnew = "anew";
    public const string Refresh = "refresh";
    public const string Go = "go";

    public const string SheetField = "sheet";
    public const string HeadRowField = "head-row";
    public const string NumbersField = "numbers";
    public const string UnicodeField = "unicode";
    public const string ModeField = "mode";
    public const string KeyField = "key";

    public static string Column(string element) => $"column:{element}";

    public static string Within(string element) => $"within:{element}";

    public static string Constant(string element) => $"constant:{element}";

    public static string Word(string element) => $"word:{element}";

    public static string Value(string element) => $"value:{element}";

    public static string Skip(string element) => $"skip:{element}";

    public static ImportPlan Heads(ImportPlan plan, IFormCollection form) => plan with
    {
        Sheet = form[SheetField].ToString(),
        HeadRow = int.TryParse(form[HeadRowField].ToString().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : plan.HeadRow,
    };

    public static ImportPlan Columns(ImportSession session, IFormCollection form)
    {
        Dictionary<string, ImportSource> sources = new(StringComparer.Ordinal);
        var choices = new ChoiceLabels(session.Template, session.Opened.Units);
        foreach (var question in session.Questions)
        {
            var element = question.ElementName;
            var (column, within, constant) = (Chosen(form, Column(element)), Chosen(form, Within(element)), Chosen(form, Constant(element)));
            if (column is not null || constant is not null)
            {
                // Whoever gives a column wants the column: a constant left beside it says nothing.
                sources[element] = column is not null ? new(column, within) : new(Constant: ImportWord.IsMatched(question) ? choices.ValueOf(question, constant!) : constant);
            }
        }

        return session.Plan with
        {
            Sources = sources,
            Numbers = Enum.TryParse<ImportNumbers>(form[NumbersField], out var numbers) && Enum.IsDefined(numbers) ? numbers : session.Plan.Numbers,
            ConvertsLegacyText = form[UnicodeField].Count > 0,
        };
    }

    /// <summary>What was left without a meaning has none; what was not on the page keeps its own.</summary>
    public static ImportPlan Words(ImportSession session, IFormCollection form)
    {
        var words = session.Plan.Words.ToDictionary(pair => pair.Key, pair => new Dictionary<string, string>(pair.Value, StringComparer.Ordinal), StringComparer.Ordinal);
        var choices = new ChoiceLabels(session.Template, session.Opened.Units);
        foreach (var question in session.Questions.Where(ImportWord.IsMatched))
        {
            var element = question.ElementName;
            var (keys, values, skipped) = (form[Word(element)], form[Value(element)], form[Skip(element)].ToHashSet());
            for (var at = 0; at < Math.Min(keys.Count, values.Count); at++)
            {
                var chosen = skipped.Contains(keys[at]) ? ImportPlan.SkipLine : values[at] ?? "";
                words.TryAdd(element, new(StringComparer.Ordinal));
                words[element].Remove(keys[at]!);
                if (chosen.Length > 0)
                {
                    words[element][keys[at]!] = chosen switch
                    {
                        ImportPlan.SkipLine => chosen,
                        ImportWordsPage.NoAnswer => "",
                        _ => choices.ValueOf(question, chosen),
                    };
                }
            }
        }

        return session.Plan with { Words = words };
    }

    public static ImportPlan Mode(ImportSession session, IFormCollection form) => session.Plan with
    {
        Mode = Enum.TryParse<ImportMode>(form[ModeField], out var mode) && Enum.IsDefined(mode) ? mode : session.Plan.Mode,
        Keys = [.. session.Questions.Select(question => question.ElementName).Where(element => form[KeyField].Contains(element))],
    };

    private static string? Chosen(IFormCollection form, string field) => form[field].ToString() is { Length: > 0 } text ? AnswerText.Clean(text) : null;
}
