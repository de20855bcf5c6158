using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Web.Pages.Returns.Import;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>What a unit owes, its form to fill in, the receipt and the printed form.</summary>
public static class ReturnsPages
{
    /// <summary>Asks for the form as it is after an attempt to submit, with all that is wrong.</summary>
    public const string CheckedQuery = "checked";
    public const string BeforeQuery = "before";

    public static IEndpointRouteBuilder MapReturnsPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/returns/{id:guid}", OpenAsync).Demand(Permission.AnswerReturns, Permission.ViewReturns);
        routes.MapPost("/returns/{id:guid}", SaveAsync).Demand(Permission.AnswerReturns).WithMetadata(new RequestSizeLimitAttribute(PostedForms.MaxBytesWithFiles));
        routes.MapGet("/returns/{id:guid}/receipt", ReceiptAsync).Demand(Permission.AnswerReturns, Permission.ViewReturns);
        routes.MapGet("/returns/{id:guid}/print", PrintAsync).Demand(Permission.AnswerReturns, Permission.ViewReturns);
        routes.MapGet("/returns/{id:guid}/earlier", EarlierAsync).Demand(Permission.AnswerReturns, Permission.ViewReturns);
        return routes.MapReturnChanges().MapWorkbookPages().MapImportPages().MapReturnFiles();
    }

    private static async Task<IResult> OpenAsync(Guid id, HttpContext context, OpenReturn open, GetReturnHands hands, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var outcome = await open.RunAsync(new(id), actor, cancellationToken);
        return !outcome.Succeeded(out var opened) ? outcome.Problems.ToPage()
            : opened.WhyNotEditable is null
                ? Fill(opened, opened.Answers, opened.Evaluation, context, isChecked: context.Request.Query[CheckedQuery] == "1", hands: (await hands.RunAsync(new(id), actor, cancellationToken)).Require().Hands)
                : Read(opened, context, isPrintView: false);
    }

    /// <summary>Saves whatever was typed, and then submits where that was asked. Whatever is refused, the form comes back with all that was typed.</summary>
    private static async Task<IResult> SaveAsync(
        Guid id, HttpContext context, OpenReturn open, AttachFile attach, SaveDraft save, SubmitReturn submit, CarryAnswers carry, CancellationToken cancellationToken)
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
            return await ChangedAsync(id, shown, opened, posted, context, carry, cancellationToken);
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
                ? Settle(opened, reading.Answers, FillForm.Answers(form), form[FillForm.SeenField].ToString(), context)
                : Fill(opened, reading.Answers, FormEvaluation.Evaluate(opened.Template, reading.Answers, opened.Context), context, saved.Problems);
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
        return draft.Evaluation.CanSubmit
            ? submitted.Problems.ToPage()
            : Fill(draftNow, draftNow.Answers, draftNow.Evaluation, context, [], isChecked: true);
    }

    private static async Task<IResult> ReceiptAsync(Guid id, HttpContext context, OpenReturn open, GetReceipt get, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var outcome = await open.RunAsync(new(id), actor, cancellationToken);
        var receipt = await get.RunAsync(new(id), context.Request.Query.Number("revision"), actor, cancellationToken);
        return !outcome.Succeeded(out var opened) ? outcome.Problems.ToPage()
            : !receipt.Succeeded(out var found) ? receipt.Problems.ToPage()
            : new RazorComponentResult<ReceiptPage>(new { Card = ReturnCard.Of(opened), Receipt = found });
    }

    private static async Task<IResult> PrintAsync(Guid id, HttpContext context, OpenReturn open, CancellationToken cancellationToken)
    {
        var outcome = await open.RunAsync(new(id), context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var opened) ? Read(opened, context, isPrintView: true) : outcome.Problems.ToPage();
    }

    private static async Task<IResult> EarlierAsync(Guid id, HttpContext context, OpenReturn open, GetEarlierDraft get, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var outcome = await open.RunAsync(new(id), actor, cancellationToken);
        var earlier = await get.RunAsync(new(id), context.Request.Query.Number("number"), actor, cancellationToken);
        return !outcome.Succeeded(out var opened) ? outcome.Problems.ToPage()
            : !earlier.Succeeded(out var found) ? earlier.Problems.ToPage()
            : new RazorComponentResult<EarlierPage>(new
            {
                Card = ReturnCard.Of(opened),
                View = new FormView(found.Template, found.Answers, found.Evaluation, null, Texts.For(context), opened.Units, showErrors: false) { Files = opened.Files },
                Earlier = found,
            });
    }

    private static RazorComponentResult<FillPage> Fill(
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

    private static RazorComponentResult<ReadPage> Read(OpenReturn.Result opened, HttpContext context, bool isPrintView) => new(new
    {
        Card = ReturnCard.Of(opened),
        View = new FormView(opened, opened.Answers, opened.Evaluation, Texts.For(context), showErrors: true),
        Receipt = opened.Return is { State: ReturnState.Submitted or ReturnState.Approved } sent && sent.Revisions.MaxBy(revision => revision.Number) is { } last
            ? SubmitReturn.ReceiptOf(opened.Obligation, sent, last)
            : null,
        IsPrintView = isPrintView,
        Reason = opened.WhyNotEditable is { Kind: ProblemKind.Conflict } reason ? reason : null,
    });

    /// <summary>The form changed while the page was open: what was typed is taken over into it and shown beside what is saved. Nothing is saved yet.</summary>
    private static async Task<IResult> ChangedAsync(
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
        return Settle(opened, AnswerReader.ReadForm(form, fields, opened.Answers).Answers, fields, "", context, change);
    }

    private static RazorComponentResult<ConflictPage> Settle(
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
