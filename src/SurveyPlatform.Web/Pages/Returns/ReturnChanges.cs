using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Api;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>Where the script of the fill-in page saves to: what has changed (<see cref="AnswerChanges"/>), over the version it has seen. Every refusal is JSON.</summary>
public static class ReturnChanges
{
    public static IEndpointRouteBuilder MapReturnChanges(this IEndpointRouteBuilder routes)
    {
        routes.MapPatch("/returns/{id:guid}/answers", SaveAsync).Demand(Permission.AnswerReturns, Permission.ReviewReturns).WithMetadata(new RequestSizeLimitAttribute(PostedForms.MaxBytes));
        return routes;
    }

    private static async Task<IResult> SaveAsync(
        Guid id, HttpContext context, IAntiforgery antiforgery, OpenReturn open, SaveDraft save, GetReturnHands hands, Texts texts, CancellationToken cancellationToken)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Refused(WebProblems.FormExpired, texts);
        }

        if (context.Request.VersionSeen() is not { } version)
        {
            return TypedResults.StatusCode(StatusCodes.Status428PreconditionRequired);
        }

        var read = await ReadAsync(context.Request, cancellationToken);
        if (!read.Succeeded(out var sent))
        {
            return Refused(read.Problems[0], texts);
        }

        var actor = context.User.ToActor();
        var outcome = await open.RunAsync(new(id), actor, cancellationToken);
        if (!outcome.Succeeded(out var opened))
        {
            return Refused(outcome.Problems[0], texts);
        }

        if (opened.Version != version || opened.TemplateVersionId != sent.Form)
        {
            return await MeetAsync(id, opened, actor, hands, texts, cancellationToken);
        }

        var reading = sent.Changes.Over(opened.Template.Template, opened.Answers);
        if (reading.Problems.FirstOrDefault(FillForm.IsForeign) is { } foreign)
        {
            return Refused(foreign, texts);
        }

        var saved = await save.RunAsync(new(id), version, reading.Answers, actor, cancellationToken, sent.Form);
        if (saved.Succeeded(out var draft))
        {
            return TypedResults.Json(new { draft.Version, saved = texts["fill.saved-here", ("at", draft.SavedAtUtc)] });
        }

        return saved.Problems[0].Code == ReturnsProblems.ChangedMeanwhile.Code
            ? await MeetAsync(id, (await open.RunAsync(new(id), actor, cancellationToken)).Require(), actor, hands, texts, cancellationToken)
            : Refused(saved.Problems[0], texts);
    }

    private static async Task<Outcome<(Guid Form, AnswerChanges Changes)>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancellationToken);
            var changes = AnswerChanges.Read(document.RootElement);
            return !changes.Succeeded(out var read) ? new(changes.Problems)
                : document.RootElement.TryGetProperty("form", out var form) && form.ValueKind == JsonValueKind.String && form.TryGetGuid(out var id) ? (id, read)
                : AnswerProblems.NotChanges;
        }
        catch (JsonException)
        {
            return AnswerProblems.NotChanges;
        }
        catch (BadHttpRequestException)
        {
            return WebProblems.FormTooLarge;
        }
    }

    /// <summary>Somebody else has saved: all answers as they are now, for the script to merge with what it has.</summary>
    private static async Task<IResult> MeetAsync(Guid id, OpenReturn.Result theirs, Actor actor, GetReturnHands hands, Texts texts, CancellationToken cancellationToken)
    {
        var by = (await hands.RunAsync(new(id), actor, cancellationToken)).Require().Hands.SavedBy;
        var typed = TypedAnswers.Of(theirs.Template.Template, theirs.Answers);
        return TypedResults.Json(
            new { theirs.Version, form = theirs.TemplateVersionId, by, saved = texts["fill.saved", ("at", theirs.Return?.LastSavedAtUtc), ("by", by)], typed.Answers, typed.Lines },
            statusCode: StatusCodes.Status412PreconditionFailed);
    }

    private static JsonHttpResult<Refusal> Refused(Problem problem, Texts texts) =>
        TypedResults.Json(new Refusal(problem.Code, texts.Of(problem)), statusCode: problem.Kind.StatusCode());

    /// <param name="Title">In the reader's language.</param>
    private sealed record Refusal(string Code, string Title);
}
