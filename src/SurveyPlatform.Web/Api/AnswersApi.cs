using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Api;

/// <summary>The answers to one obligation. Who writes names the version they have seen, so that nobody's work is overwritten unseen.</summary>
public static class AnswersApi
{
    private const string IfMatch = "`If-Match` names the version the caller has seen, as in the ETag of the answers: `\"3\"`, or `\"0\"` before the first save.";

    public static void MapAnswersApi(this IEndpointRouteBuilder routes)
    {
        var answers = routes.MapGroup("/obligations/{id:guid}").WithTags("Answers");
        answers.MapGet("/answers", GetAsync).Demand(Permission.AnswerReturns, Permission.ViewReturns).WithName("GetAnswers")
            .WithSummary("The answers as last saved, by name of question; the version is the ETag")
            .WithDescription("Numbers are JSON numbers, dates `yyyy-MM-dd`, all else texts; what is not answered is absent. Lines are arrays of objects. "
                + "`$unread` holds what was typed into the form but could not be read, `$reasons` the reasons given for soft checks, "
                + "`$takenOver` what was taken over from the period before (names of questions and of groups of lines) and whether somebody has confirmed it.")
            .Produces<JsonElement>(contentType: "application/json")
            .Refuses(StatusCodes.Status404NotFound, "shared.not-found");
        answers.MapPut("/answers", PutAsync).Demand(Permission.AnswerReturns, Permission.ReviewReturns).WithName("SaveAnswers")
            .WithSummary("Saves all answers, finished or not; what is wrong with them is told and does not keep them from being saved")
            .WithDescription(IfMatch + " A name that the form does not have, or a value of the wrong type, refuses the whole; calculated figures are passed over.")
            .Accepts<JsonElement>("application/json")
            .Refuses(StatusCodes.Status400BadRequest, "api.not-json")
            .Refuses(StatusCodes.Status404NotFound, "shared.not-found")
            .Refuses(StatusCodes.Status409Conflict, "returns.not-editable", "returns.locked")
            .Refuses(StatusCodes.Status412PreconditionFailed, "returns.changed-meanwhile")
            .Refuses(StatusCodes.Status413PayloadTooLarge, "api.body-too-large", "shared.too-large")
            .Refuses(StatusCodes.Status415UnsupportedMediaType, "api.unsupported-media-type")
            .Refuses(
                StatusCodes.Status422UnprocessableEntity, "returns.unknown-question", "returns.duplicate-question", "returns.wrong-type", "returns.not-an-object",
                "returns.not-lines", "returns.line-number", "returns.too-many-lines", "returns.too-long", "returns.unknown-check")
            .Refuses(StatusCodes.Status428PreconditionRequired, "api.if-match-needed");
        answers.MapPost("/submit", SubmitAsync).Demand(Permission.AnswerReturns, Permission.ReviewReturns).WithName("SubmitReturn")
            .WithSummary("Hands the saved answers in, or says everything that is wrong with them")
            .WithDescription(IfMatch)
            .Refuses(StatusCodes.Status404NotFound, "shared.not-found")
            .Refuses(StatusCodes.Status409Conflict, "returns.nothing-saved", "returns.not-allowed", "returns.locked")
            .Refuses(StatusCodes.Status412PreconditionFailed, "returns.changed-meanwhile")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "returns.required", "returns.constraint", "returns.check", "returns.not-confirmed")
            .Refuses(StatusCodes.Status428PreconditionRequired, "api.if-match-needed");
        answers.MapGet("/receipt", GetReceiptAsync).Demand(Permission.AnswerReturns, Permission.ViewReturns).WithName("GetReceipt")
            .WithSummary("The receipt of the newest submission")
            .Refuses(StatusCodes.Status404NotFound, "shared.not-found");
        routes.MapGet("/submissions/{hash}", FindAsync).WithTags("Answers").Demand(Permission.AnswerReturns, Permission.ViewReturns).WithName("FindSubmission")
            .WithSummary("Which submission has this hash: of a receipt, or of the file that was kept")
            .Refuses(StatusCodes.Status404NotFound, "returns.no-such-hash");
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> GetAsync(
        Guid id, OpenReturn open, HttpContext context, CancellationToken cancellationToken)
    {
        var outcome = await open.RunAsync(new(id), context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out var opened))
        {
            return outcome.Problems.ToHttp();
        }

        context.Response.Headers.ETag = ApiRequests.Quoted(opened.Version);
        return TypedResults.Text(AnswerJson.Write(opened.Template.Template, opened.Answers), "application/json; charset=utf-8");
    }

    private static async Task<Results<Ok<ApiSaved>, ProblemHttpResult>> PutAsync(
        Guid id, OpenReturn open, SaveDraft save, HttpContext context, CancellationToken cancellationToken)
    {
        if (context.Request.VersionSeen() is not { } version)
        {
            return ApiProblems.IfMatchNeeded.ToHttp(StatusCodes.Status428PreconditionRequired);
        }

        var actor = context.User.ToActor();
        var current = await open.RunAsync(new(id), actor, cancellationToken);
        if (!current.Succeeded(out var opened))
        {
            return current.Problems.ToHttp();
        }

        var body = await context.Request.ReadJsonAsync(cancellationToken);
        if (!body.Succeeded(out var json))
        {
            return body.Problems[0].ToHttp(StatusCodes.Status400BadRequest);
        }

        var read = AnswerJson.Read(opened.Template.Template, json, opened.Answers);
        if (!read.Succeeded(out var answers))
        {
            return read.Problems.ToHttp();
        }

        var outcome = await save.RunAsync(new(id), version, answers, actor, cancellationToken);
        if (!outcome.Succeeded(out var saved))
        {
            return outcome.Problems.Contains(ReturnsProblems.ChangedMeanwhile)
                ? await ChangedAsync(id, open, answers, context, cancellationToken)
                : outcome.Problems.ToHttp();
        }

        context.Response.Headers.ETag = ApiRequests.Quoted(saved.Version);
        return TypedResults.Ok(new ApiSaved(saved.Version, saved.Evaluation.CanSubmit, ApiViolation.Of(saved.Evaluation)));
    }

    private static async Task<Results<Ok<ApiReceipt>, ProblemHttpResult>> SubmitAsync(
        Guid id, SubmitReturn submit, HttpContext context, CancellationToken cancellationToken)
    {
        if (context.Request.VersionSeen() is not { } version)
        {
            return ApiProblems.IfMatchNeeded.ToHttp(StatusCodes.Status428PreconditionRequired);
        }

        var outcome = await submit.RunAsync(new(id), version, context.User.ToActor(), cancellationToken);
        return outcome.Problems.Contains(ReturnsProblems.ChangedMeanwhile)
            ? ReturnsProblems.ChangedMeanwhile.ToHttp(StatusCodes.Status412PreconditionFailed)
            : outcome.Then<ApiReceipt>(receipt => ApiReceipt.Of(receipt)).ToHttp();
    }

    private static async Task<Results<Ok<ApiReceipt>, ProblemHttpResult>> GetReceiptAsync(
        Guid id, GetReceipt get, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        (await get.FindAsync(new(id), null, user.ToActor(), cancellationToken)).Then<ApiReceipt>(proof => ApiReceipt.Of(proof.Receipt)).ToHttp();

    private static async Task<Results<Ok<ApiSubmission>, ProblemHttpResult>> FindAsync(
        string hash, FindRevision find, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        (await find.RunAsync(hash, user.ToActor(), cancellationToken)).Then<ApiSubmission>(found => ApiSubmission.Of(found)).ToHttp();

    /// <summary>Read anew: what the other one saved is what the caller's answers are held against.</summary>
    private static async Task<ProblemHttpResult> ChangedAsync(
        Guid id, OpenReturn open, AnswerSet mine, HttpContext context, CancellationToken cancellationToken)
    {
        var outcome = await open.RunAsync(new(id), context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out var theirs))
        {
            return outcome.Problems.ToHttp();
        }

        context.Response.Headers.ETag = ApiRequests.Quoted(theirs.Version);
        var differences = AnswerDifference.Between(theirs.Template.Template, mine, theirs.Answers)
            .Select(difference => new ApiDifference(difference.Place, difference.Mine.ToString(), difference.Theirs.ToString()))
            .ToList();
        return ReturnsProblems.ChangedMeanwhile.ToHttp(
            StatusCodes.Status412PreconditionFailed, ("version", theirs.Version), ("differences", differences));
    }
}
