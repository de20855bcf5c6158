using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Templates;

/// <summary>The dictionary of a form as rows of a spreadsheet: one question each, nothing left out.</summary>
public static class DictionaryFile
{
    private static readonly string[] Columns =
    [
        "section", "name", "element", "in-lines", "number", "label-vi", "label-en", "definition", "hint", "type", "unit", "measure", "places", "min", "max", "max-length",
        "list", "options-of", "required", "relevant", "calculation", "constraint", "choices", "checks", "used-by",
    ];

    public static IEnumerable<IReadOnlyList<object?>> Rows(FormTemplate template, Texts texts)
    {
        var uses = DictionaryUses.Of(template);
        yield return [.. Columns.Select(column => texts[$"dictionary.{column}"])];
        foreach (var entry in DictionaryEntry.Of(template))
        {
            yield return Row(entry, template, uses, texts);
        }
    }

    private static List<object?> Row(DictionaryEntry entry, FormTemplate template, ILookup<string, string> uses, Texts texts)
    {
        var question = entry.Question;
        return
        [
            entry.Section.Title, question.Name, question.ElementName, entry.Group, entry.Number, entry.Label.Vi, entry.Label.En, question.Definition, question.Hint,
            texts.Of("question-type", question.Type), question.UnitOfMeasure, question.Measure is { } measure ? texts.Of("measure", measure) : null,
            question.Decimals, question.Min, question.Max, question.MaxLength, question.OptionList,
            string.Join(" | ", entry.Options(template).Select(option => $"{option.Value} = {texts.Of(option.Label)}")),
            question.Required, question.Relevant, question.Calculation, Told(question.Constraint, question.ConstraintMessage, texts), question.ChoiceFilter,
            string.Join(" | ", (question.Checks ?? []).Select(check =>
                $"{texts[check.Severity == Severity.Hard ? "dictionary.hard" : "dictionary.soft"]}: {Told(check.Expression, check.Message, texts)}")),
            string.Join(", ", uses[question.Name]),
        ];
    }

    private static string? Told(string? expression, LocalizedText? message, Texts texts) => message is null ? expression : $"{expression} ({texts.Of(message)})";
}
