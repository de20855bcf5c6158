using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using SurveyPlatform.Returns;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>What was sent does not fit what is saved: both are shown, and nothing is saved before a choice.</summary>
internal static class Settling
{
    /// <summary>The form changed while the page was open: what was typed is taken over into it and shown beside what is saved. Nothing is saved yet.</summary>
    public static async Task<IResult> ChangedAsync(
        Guid id, Guid shown, OpenReturn.Result opened, IEnumerable<KeyValuePair<string, string>> posted, HttpContext context, CarryAnswers carry, CancellationToken cancellationToken)
    {
        var outcome = await carry.RunAsync(
            new(id), shown, template => AnswerReader.ReadForm(template, posted, null), context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out var carried))
        {
            return outcome.Problems.ToPage();
        }

        var change = new FormChange(opened.Change?.AtUtc ?? carried.ChangedAtUtc, carried.Dropped, carried.Answers.Unread.Count);
        var form = opened.Template.Template;
        var fields = new CarriedFields(form, carried.Answers, LinePages.Shown(form, context.Request.Form)).All;
        return Between(opened, AnswerReader.ReadForm(form, fields, opened.Answers).Answers, fields, "", context, change);
    }

    public static RazorComponentResult<ConflictPage> Between(
        OpenReturn.Result opened, AnswerSet mine, IEnumerable<KeyValuePair<string, string>> fields, string seen, HttpContext context, FormChange? change = null)
    {
        var view = new FormView(opened, opened.Answers, opened.Evaluation, Texts.For(context), showErrors: false);
        var pages = LinePages.Shown(opened.Template.Template, context.Request.Form);
        return new(new
        {
            Card = ReturnCard.Of(opened),
            Differences = Difference.Between(view, mine, seen, pages),
            Carried = (IReadOnlyList<KeyValuePair<string, string>>)[.. fields],
            opened.Version,
            Seen = SeenAnswers.Of(opened.Template.Template, opened.Answers, pages),
            opened.TemplateVersionId,
            Change = change,
        })
        { StatusCode = StatusCodes.Status409Conflict };
    }
}
