using SurveyPlatform.Templates;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Templates;

/// <summary>Why a series of figures ends, as a sentence.</summary>
public static class BreakWords
{
    public static string Of(Texts texts, SeriesBreak broken, FormTemplate template)
    {
        var label = FormElement.ByName(template).TryGetValue(broken.Element, out var element) ? $"“{texts.Of(element.Question.Label)}” ({broken.Element})" : broken.Element;
        return texts["break.of", ("name", label), ("why", Why(texts, broken))];
    }

    /// <summary>In the designer's words where there are any.</summary>
    public static string Why(Texts texts, SeriesBreak broken) => broken.Note ?? texts[
        $"break.{broken.Reason}", ("before", Value(texts, broken.Reason, broken.Before)), ("after", Value(texts, broken.Reason, broken.After))];

    private static string Value(Texts texts, BreakReason reason, string? value) => (reason, value) switch
    {
        (_, null) => texts["break.nothing"],
        (BreakReason.Retyped, _) => texts[$"question-type.{value}"],
        (BreakReason.Measure, _) => texts[$"measure.{value}"],
        _ => value,
    };
}
