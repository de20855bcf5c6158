using System.Globalization;
using SurveyPlatform.Templates;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Templates;

/// <summary>A difference between two documents of a form as a sentence for people.</summary>
public static class DifferenceWords
{
    /// <summary>Longer values are cut: the sentence says what changed, the form what it is now.</summary>
    private const int MostCharacters = 160;

    public static string Of(Texts texts, TemplateDifference difference) => difference.Kind switch
    {
        DifferenceKind.Added => texts[$"difference.added{Counted(difference)}", Arguments(texts, difference)],
        DifferenceKind.Removed => texts[$"difference.removed{Counted(difference)}", Arguments(texts, difference)],
        DifferenceKind.Moved => texts[difference.After is null ? "difference.reordered" : "difference.moved", Arguments(texts, difference)],
        DifferenceKind.Renamed => texts["difference.renamed", Arguments(texts, difference)],
        DifferenceKind.Retyped or DifferenceKind.TextChanged or DifferenceKind.RuleChanged or DifferenceKind.LimitChanged or DifferenceKind.SettingChanged =>
            texts[(difference.Before, difference.After) switch
            {
                (null, _) => "difference.set",
                (_, null) => "difference.cleared",
                _ => "difference.changed",
            }, Arguments(texts, difference)],
    };

    private static string Counted(TemplateDifference difference) => difference.Questions > 0 ? "-with-questions" : "";

    private static (string, object?)[] Arguments(Texts texts, TemplateDifference difference) =>
    [
        ("part", Part(texts, difference)),
        ("field", Field(texts, difference)),
        ("before", Value(texts, difference, difference.Before)),
        ("after", Value(texts, difference, difference.After)),
        ("count", difference.Questions),
    ];

    /// <summary>câu hỏi “Số máy tính” (computers_total).</summary>
    private static string Part(Texts texts, TemplateDifference difference)
    {
        var label = difference.Label is { } text ? $" “{Short(texts.Of(text))}”" : "";
        var name = difference.Name.Length == 0 || difference.Part == FormPart.Form ? "" : $" ({difference.Name})";
        return difference.Part switch
        {
            FormPart.Form => texts["form-part.Form"],
            FormPart.Check => texts["difference.check-of", ("code", difference.Name), ("label", Short(texts.Of(difference.Label)))],
            FormPart.OptionList => $"{texts["form-part.OptionList"]} “{difference.Name}”",
            _ => $"{texts.Of("form-part", difference.Part)}{label}{name}",
        };
    }

    private static string Field(Texts texts, TemplateDifference difference) => difference.Field is not { } field ? ""
        : difference.Language is { } language ? $"{texts[$"form-field.{field}"]} ({texts[$"difference.in-{language}"]})"
        : texts[$"form-field.{field}"];

    private static string Value(Texts texts, TemplateDifference difference, string? value) => (difference.Field, value) switch
    {
        (_, null) => "",
        ("type", _) => texts[$"question-type.{value}"],
        ("measure", _) => texts[$"measure.{value}"],
        ("severity", "Hard") => texts["dictionary.hard"],
        ("severity", _) => texts["dictionary.soft"],
        ("comparePrevious", _) => texts["difference.on"],
        _ when difference.Kind == DifferenceKind.LimitChanged && decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => texts.Number(number),
        _ => Short(value),
    };

    private static string Short(string text) => text.Length <= MostCharacters ? text : $"{text[..MostCharacters]}…";
}
