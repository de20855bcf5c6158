using SurveyPlatform.Returns;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>One answer that two submissions give differently, as it is read.</summary>
/// <param name="Number">As printed on the form; empty in lines, whose label says the line.</param>
/// <param name="Change">Of figures, with its sign.</param>
public sealed record RevisionDifference(string Number, string Label, string Measure, string Before, string After, string Change, bool IsNumber)
{
    public const int PageSize = 500;

    /// <param name="view">Of the form; what it is filled in with does not matter.</param>
    public static RevisionDifference Of(FormView view, AnswerDifference difference)
    {
        var question = difference.Question;
        var inLine = AnswerPlace.Parse(difference.Place) is { Group: not null };
        return new(
            inLine ? "" : view.NumberOf(difference.Place)?.Split(' ')[0] ?? "",
            inLine ? view.NumberOf(difference.Place)! : view.T.Of(question.Label),
            view.T.Of(question.UnitOfMeasure),
            view.Shown(question, difference.Mine), view.Shown(question, difference.Theirs),
            ChangeOf(view, difference), question.IsNumber);
    }

    private static string ChangeOf(FormView view, AnswerDifference difference) =>
        (difference.Mine.AsNumber, difference.Theirs.AsNumber) is ({ } before, { } after)
            ? (after > before ? "+" : "") + view.T.Number(after - before)
            : "";
}
