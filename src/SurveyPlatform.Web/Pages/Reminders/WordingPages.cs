using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Reminders;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Reminders;

/// <summary>How messages read: each kind in each language, tried on a real unit before it is saved.</summary>
public static class WordingPages
{
    public static IEndpointRouteBuilder MapWordingPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/messages/templates", ListAsync).Demand(Permission.ManageCollections);
        routes.MapGet("/messages/templates/{kind}/{language}", ShowAsync).Demand(Permission.ManageCollections);
        routes.MapPost("/messages/templates/{kind}/{language}", ActAsync).Demand(Permission.ManageCollections).Posted();
        return routes;
    }

    private static async Task<IResult> ListAsync(HttpContext context, ListMessageTemplates list, CancellationToken cancellationToken)
    {
        var outcome = await list.RunAsync(context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var rows) ? new RazorComponentResult<WordingsPage>(new { Rows = rows }) : outcome.Problems.ToPage();
    }

    private static Task<IResult> ShowAsync(
        string kind, string language, HttpContext context, ListMessageTemplates list, SendTestMessage test, CancellationToken cancellationToken) =>
        PageAsync(KindOf(kind), language, context, list, test, null, [], cancellationToken);

    private static async Task<IResult> ActAsync(
        string kind, string language, HttpContext context, ListMessageTemplates list, SaveMessageTemplate save, SendTestMessage test, CancellationToken cancellationToken)
    {
        var (form, actor) = (context.Request.Form, context.User.ToActor());
        if (KindOf(kind) is not { } known || !int.TryParse(form["number"], out var number))
        {
            return SharedProblems.NotFound.ToPage();
        }

        var written = new MessageWording(form["subject"].ToString(), form["body"].ToString());
        if (form["action"] == "preview")
        {
            return await PageAsync(known, language, context, list, test, written, MessageCheck.Of(known, language, written), cancellationToken, StatusCodes.Status200OK);
        }

        var isReset = form["action"] == "reset";
        var outcome = await save.RunAsync(known, language, isReset ? null : written, number, actor, cancellationToken);
        if (!outcome.Succeeded(out _))
        {
            return await PageAsync(known, language, context, list, test, written, outcome.Problems, cancellationToken);
        }

        context.Say(isReset ? "wording-reset" : "wording-saved");
        return TypedResults.LocalRedirect($"/messages/templates/{known}/{language}");
    }

    private static async Task<IResult> PageAsync(
        MessageKind? kind, string language, HttpContext context, ListMessageTemplates list, SendTestMessage test, MessageWording? written,
        IReadOnlyList<Problem> problems, CancellationToken cancellationToken, int? status = null)
    {
        if (kind is not { } known)
        {
            return SharedProblems.NotFound.ToPage();
        }

        var actor = context.User.ToActor();
        var detail = await list.GetAsync(known, language, actor, cancellationToken);
        if (!detail.Succeeded(out var found))
        {
            return detail.Problems.ToPage();
        }

        // What is far too long to be saved is not filled in either.
        var draft = written is { Body.Length: > MessageWording.BodyMaxLength } or { Subject.Length: > MessageWording.SubjectMaxLength } ? null : written;
        var preview = await test.PreviewAsync(known, language, draft, actor, cancellationToken);
        return new RazorComponentResult<WordingPage>(new
        {
            Found = found,
            Wording = written ?? found.Current.Wording,
            Preview = preview.Succeeded(out var text) ? text : null,
            Problems = problems,
        })
        { StatusCode = status ?? (problems.Count == 0 ? StatusCodes.Status200OK : problems[0].Kind.StatusCode()) };
    }

    private static MessageKind? KindOf(string text) => Enum.TryParse<MessageKind>(text, out var kind) && Enum.IsDefined(kind) && kind.ToString() == text ? kind : null;
}
