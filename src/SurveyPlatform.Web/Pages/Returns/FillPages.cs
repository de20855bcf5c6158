using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>The form as a browser without script sends it, whole; with script only the submission comes here, and the answers go to <see cref="ReturnChanges"/>.</summary>
public static class FillPages
{
    /// <summary>Asks for the form as it is after an attempt to submit, with all that is wrong.</summary>
    public const string CheckedQuery = "checked";
    public const string BeforeQuery = "before";

    public static IEndpointRouteBuilder MapFillPages(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/returns/{id:guid}", SaveAsync).Demand(Permission.AnswerReturns, Permission.ReviewReturns).WithMetadata(new RequestSizeLimitAttribute(PostedForms.MaxBytesWithFiles));
        routes.MapPost("/returns/{id:guid}/remarks", AnswerAsync).Demand(Permission.AnswerReturns, Permission.ReviewReturns).Posted();
        return routes;
    }

    /// <summary>For the script: what the unit says to the remarks, kept while it goes on.</summary>
    private static async Task<IResult> AnswerAsync(Guid id, HttpContext context, AnswerRemarks answer, CancellationToken cancellationToken)
    {
        var outcome = await answer.RunAsync(new(id), FillForm.RemarkAnswers(context.Request.Form), context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out _) ? TypedResults.NoContent() : outcome.Problems.ToPage();
    }

    /// <summary>Saves whatever was typed, and then submits where that was asked. Whatever is refused, the form comes back with all that was typed.</summary>
    private static async Task<IResult> SaveAsync(
        Guid id, HttpContext context, OpenReturn open, AttachFile attach, SaveDraft save, AnswerRemarks answer, SubmitReturn submit, CarryAnswers carry, CancellationToken cancellationToken)
    {
        var refusal = await context.ReadPostedAsync();
        if (refusal?.Kind == ProblemKind.TooLarge)
        {
            return refusal.ToPage();
        }

        var actor = context.User.ToActor();
        var outcome = await open.RunAsync(new(id), actor, cancellationToken);
        if (!outcome.Succeeded(out var opened))
        {
            return outcome.Problems.ToPage();
        }

        var form = context.Request.Form;
        var (files, notKept) = refusal is null ? await PostedFiles.KeepAsync(form.Files, new(id), attach, actor, cancellationToken) : ([], []);
        if (files.Count > 0)
        {
            opened = (await open.RunAsync(new(id), actor, cancellationToken)).Require();
        }

        var posted = FillForm.Answers(form).Where(field => !files.ContainsKey(field.Key)).Concat(files);
        if (FillForm.Template(form) is { } shown && shown != opened.TemplateVersionId)
        {
            return await Settling.ChangedAsync(id, shown, opened, posted, context, carry, cancellationToken);
        }

        var reading = AnswerReader.ReadForm(opened.Template.Template, posted, opened.Answers);
        reading = reading with { Answers = FillForm.TakenOver(form, opened, reading.Answers) };
        IReadOnlyList<Problem> refusals = refusal is not null ? [refusal] : [.. notKept, .. reading.Problems.Where(FillForm.IsForeign)];
        if (refusals.Count > 0)
        {
            return Fill(opened, reading.Answers, FormEvaluation.Evaluate(opened.Template, reading.Answers, opened.Context), context, refusals);
        }

        var added = ForDistrict.Add(opened.Template.Template, form, opened.Units, reading.Answers);
        var saved = await save.RunAsync(new(id), FillForm.Version(form), reading.Answers, actor, cancellationToken, opened.TemplateVersionId);
        if (!saved.Succeeded(out var draft))
        {
            return saved.Problems[0].Code == ReturnsProblems.ChangedMeanwhile.Code && form.Keys.Any(name => !name.StartsWith('_'))
                ? Settling.Between(opened, reading.Answers, FillForm.Answers(form), form[FillForm.SeenField].ToString(), context)
                : Fill(opened, reading.Answers, FormEvaluation.Evaluate(opened.Template, reading.Answers, opened.Context), context, saved.Problems);
        }

        var answered = FillForm.RemarkAnswers(form) is { Count: > 0 } remarks ? await answer.RunAsync(new(id), remarks, actor, cancellationToken) : default(Done);
        if (!answered.Succeeded(out _))
        {
            return Fill((await open.RunAsync(new(id), actor, cancellationToken)).Require(), reading.Answers, draft.Evaluation, context, answered.Problems);
        }

        if (form[FillForm.ActionField] != FillForm.Submit)
        {
            return added is null ? Saved(id, opened.Template.Template, draft.Evaluation, form, context) : Added(id, added, context);
        }

        var submitted = await submit.RunAsync(new(id), draft.Version, actor, cancellationToken);
        if (submitted.Succeeded(out _))
        {
            return TypedResults.LocalRedirect($"/returns/{id}/receipt");
        }

        var draftNow = (await open.RunAsync(new(id), actor, cancellationToken)).Require();
        return draft.Evaluation.CanSubmit && submitted.Problems[0].Code != ReturnsProblems.RemarkUnanswered.Code ? submitted.Problems.ToPage()
            : draft.Evaluation.CanSubmit ? Fill(draftNow, draftNow.Answers, draftNow.Evaluation, context, submitted.Problems)
            : Fill(draftNow, draftNow.Answers, draftNow.Evaluation, context, [], isChecked: true);
    }

    public static RazorComponentResult<FillPage> Fill(
        OpenReturn.Result opened, AnswerSet answers, FormEvaluation evaluation, HttpContext context,
        IReadOnlyList<Problem>? refusals = null, bool isChecked = false, ReturnHands? hands = null)
    {
        var isPosted = HttpMethods.IsPost(context.Request.Method);
        var pages = isPosted ? LinePages.Posted(opened.Template.Template, context.Request.Form) : LinePages.Asked(context.Request.Query);
        var view = new FormView(opened, answers, evaluation, Texts.For(context), isChecked)
        {
            Pages = pages,
            IsAskedFor = !isPosted,
            ShowsBefore = isPosted ? context.Request.Form.ContainsKey(FillForm.BeforeField) : context.Request.Query.ContainsKey(BeforeQuery),
            TakesOver = true,
            ImportPath = $"/returns/{opened.Obligation.Id}/import",
        };
        return new(new
        {
            Card = ReturnCard.Of(opened, hands),
            View = view,
            opened.Version,
            Seen = SeenAnswers.Of(opened.Template.Template, opened.Answers, pages.On(opened.Answers)),
            Rules = FormRules.Write(opened.Template.Template, answers, opened.Context, view.T),
            Refusals = refusals ?? [],
            opened.TemplateVersionId,
            opened.Change,
        })
        {
            StatusCode = isChecked && isPosted ? StatusCodes.Status422UnprocessableEntity : refusals is [var first, ..] ? first.Kind.StatusCode() : null,
        };
    }

    /// <summary>Back to where the reader was, or to where the button goes.</summary>
    private static RedirectHttpResult Saved(Guid id, FormTemplate template, FormEvaluation evaluation, IFormCollection form, HttpContext context)
    {
        var after = AfterSaving.Of(template, evaluation, form);
        if (after.Flash is { } flash)
        {
            context.Say(flash);
        }

        return TypedResults.LocalRedirect($"/returns/{id}{after.Query}{(after.Place is { } place ? "#" + Uri.EscapeDataString(place) : "")}");
    }

    /// <summary>To the first of the lines that are new.</summary>
    private static RedirectHttpResult Added(Guid id, ForDistrict added, HttpContext context)
    {
        context.Say(added.Count > 0 ? "lines-for-district" : "lines-for-district-none", ("count", added.Count), ("district", added.District.Name));
        var pages = new LinePages().Turn(added.Group.Name, LinePages.PageAt(Math.Max(0, added.Count > 0 ? added.First : added.First - 1)));
        var first = new AnswerPlace(added.Group.Name, added.First, UnitLines.ColumnsOf(added.Group)!.Value.Unit.Name);
        return TypedResults.LocalRedirect($"/returns/{id}{pages.Query()}#{Uri.EscapeDataString(Fields.Id(added.Count > 0 ? first.ToString() : added.Group.Name))}");
    }
}
