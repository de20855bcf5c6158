using System.Text.RegularExpressions;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Reports;

/// <summary>What an indicator must satisfy to be published: every problem at once, each with its field.</summary>
public static partial class IndicatorCheck
{
    public const int MaxElements = 20;

    /// <param name="forms">Versions of the form that is added up, the oldest first: an element may come from any, and is what the newest makes of it.</param>
    public static IReadOnlyList<Problem> Of(Indicator indicator, IReadOnlyList<FormTemplate> forms)
    {
        var elements = forms.SelectMany(form => FormElement.Of(form).Select(element => (form, element)))
            .GroupBy(pair => pair.element.Element, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Last(), StringComparer.Ordinal);
        return
        [
            .. IsCode(indicator.Code) ? [] : new[] { ReportsProblems.IndicatorCode(indicator.Code).At("code") },
            .. Text(indicator.Title, "title"),
            .. Text(indicator.ShortTitle, "shortTitle"),
            .. Text(indicator.UnitOfMeasure, "unitOfMeasure"),
            .. Text(indicator.Formula, "formula"),
            .. indicator.Kinds.Count > 0 && indicator.Kinds.All(kind => kind is UnitKind.District or UnitKind.Commune) ? [] : new[] { ReportsProblems.IndicatorKinds.At("kinds") },
            .. indicator.Use.HasFlag(IndicatorUse.Headline) && !indicator.Use.HasFlag(IndicatorUse.Summary) ? new[] { ReportsProblems.IndicatorUse.At("use") } : [],
            .. indicator.Scale is >= 1 and <= 1_000_000 ? [] : new[] { ReportsProblems.IndicatorScale.At("scale") },
            .. indicator.Numerator.Elements.Count is 0 or > MaxElements ? new[] { ReportsProblems.IndicatorEmpty.At("numerator") } : [],
            .. OfTerm(indicator.Numerator, elements).Select(problem => problem.At("numerator")),
            .. (indicator.Denominator is { } denominator ? OfTerm(denominator, elements) : []).Select(problem => problem.At("denominator")),
        ];
    }

    public static bool IsCode(string code) => code.Length <= Indicator.CodeMaxLength && Code().IsMatch(code);

    private static IEnumerable<Problem> Text(LocalizedText text, string place) =>
        text.Vi.Trim().Length == 0 || text.Vi.Length > Indicator.TextMaxLength || text.En?.Length > Indicator.TextMaxLength ? [ReportsProblems.IndicatorText.At(place)] : [];

    private static IEnumerable<Problem> OfTerm(Term term, Dictionary<string, (FormTemplate Form, FormElement Element)> elements) =>
        term.Elements.Select(name =>
            !elements.TryGetValue(name, out var found) ? ReportsProblems.UnknownElement(name, Near.Of(name, elements.Keys))
            : found.Element.Group is not null ? ReportsProblems.ElementOnLines(name)
            : term.EqualTo is not { } answer ? found.Element.Question.IsNumber ? null : ReportsProblems.NotAFigure(name)
            : Answers(found.Form, found.Element.Question).Contains(answer) ? null : ReportsProblems.NoSuchAnswer(name, answer)).OfType<Problem>();

    /// <summary>What can be chosen; nothing where the answer is free.</summary>
    public static IEnumerable<string> Answers(FormTemplate form, Question question) => question.Type switch
    {
        QuestionType.YesNo => ["yes", "no"],
        QuestionType.SelectOne => form.OptionLists.FirstOrDefault(list => list.Code == question.OptionList)?.Options.Select(option => option.Value) ?? [],
        _ => [],
    };

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Code();
}
