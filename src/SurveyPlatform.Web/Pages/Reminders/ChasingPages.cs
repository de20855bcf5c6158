using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Reminders;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Reminders;

/// <summary>When messages may leave, whom they leave alone, and a test of oneself.</summary>
public static class ChasingPages
{
    public static IEndpointRouteBuilder MapChasingPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/messages/pauses", PausesAsync).Demand(Permission.ManageCollections);
        routes.MapPost("/messages/pauses/{id:guid}/end", EndAsync).Demand(Permission.ManageCollections).Posted();
        routes.MapPost("/units/{id:int}/pause", PauseAsync).Demand(Permission.ManageCollections).Posted();
        routes.MapGet("/messages/settings", SettingsAsync).Demand(Permission.ManageCollections);
        routes.MapPost("/messages/settings", ChangeAsync).Demand(Permission.ManageCollections).Posted();
        routes.MapPost("/messages/test", TestAsync).Demand(Permission.ManageCollections).Posted();
        return routes;
    }

    private static async Task<IResult> PausesAsync(HttpContext context, ListPauses list, CancellationToken cancellationToken)
    {
        var outcome = await list.RunAsync(null, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var rows) ? new RazorComponentResult<PausesPage>(new { Rows = rows }) : outcome.Problems.ToPage();
    }

    private static async Task<IResult> EndAsync(Guid id, HttpContext context, EndPause end, CancellationToken cancellationToken)
    {
        var outcome = await end.RunAsync(id, context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out var unit))
        {
            return outcome.Problems.ToPage();
        }

        context.Say("pause-ended");
        return TypedResults.LocalRedirect($"/units/{unit}/messages");
    }

    private static async Task<IResult> PauseAsync(
        int id, HttpContext context, PauseReminders pause, ListUnitMessages list, ListPauses pauses, CancellationToken cancellationToken)
    {
        var (form, actor) = (context.Request.Form, context.User.ToActor());
        var (typed, reason) = (form["until"].ToString().Trim(), form["reason"].ToString());
        DateOnly? until = DateOnly.TryParseExact(typed, ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        var outcome = typed.Length > 0 && until is null
            ? RemindersProblems.NotADay(typed).At("until")
            : await pause.RunAsync(new(id), until, reason, actor, cancellationToken);
        if (!outcome.Succeeded(out _))
        {
            return await UnitMessagesPages.PageAsync(new(id), null, actor, list, pauses, outcome.Problems, (typed, reason), cancellationToken);
        }

        context.Say("pause-begun");
        return TypedResults.LocalRedirect($"/units/{id}/messages");
    }

    private static Task<IResult> SettingsAsync(HttpContext context, ChangeSendingHours hours, CancellationToken cancellationToken) =>
        PageAsync(context, hours, [], cancellationToken);

    private static async Task<IResult> ChangeAsync(HttpContext context, ChangeSendingHours hours, CancellationToken cancellationToken)
    {
        var form = context.Request.Form;
        var (from, until) = (TimeOf(form["from"]), TimeOf(form["until"]));
        if (from is not { } start || until is not { } stop)
        {
            var wrong = from is null ? "from" : "until";
            return await PageAsync(context, hours, [RemindersProblems.NotATime(form[wrong].ToString()).At(wrong)], cancellationToken);
        }

        var outcome = await hours.RunAsync(start, stop, context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out _))
        {
            return await PageAsync(context, hours, outcome.Problems, cancellationToken);
        }

        context.Say("hours-changed");
        return TypedResults.LocalRedirect("/messages/settings");
    }

    private static async Task<IResult> TestAsync(HttpContext context, SendTestMessage test, ChangeSendingHours hours, CancellationToken cancellationToken)
    {
        var form = context.Request.Form;
        var kind = Enum.TryParse<MessageKind>(form["kind"], out var chosen) && Enum.IsDefined(chosen) ? chosen : MessageKind.Late;
        var address = form["address"].ToString().Trim();
        var outcome = await test.RunAsync(kind, address, context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out _))
        {
            return await PageAsync(context, hours, outcome.Problems, cancellationToken, address);
        }

        context.Say("test-sent", ("address", address));
        return TypedResults.LocalRedirect("/messages/settings");
    }

    private static async Task<IResult> PageAsync(
        HttpContext context, ChangeSendingHours hours, IReadOnlyList<Problem> problems, CancellationToken cancellationToken, string? address = null)
    {
        var outcome = await hours.GetAsync(context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var settings)
            ? new RazorComponentResult<ChasingSettingsPage>(new { Settings = settings, Problems = problems, Address = address })
            { StatusCode = problems.Count == 0 ? StatusCodes.Status200OK : problems[0].Kind.StatusCode() }
            : outcome.Problems.ToPage();
    }

    private static TimeOnly? TimeOf(string? text) =>
        TimeOnly.TryParseExact(text, ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
