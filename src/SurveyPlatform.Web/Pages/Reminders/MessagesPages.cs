using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Collection;
using SurveyPlatform.Reminders;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Reminders;

/// <summary>Chasing over all exercises: what was written, what a day would bring, and what is to be done about what did not arrive.</summary>
public static class MessagesPages
{
    public static IEndpointRouteBuilder MapMessagesPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/messages", ListAsync).Demand(Permission.ManageCollections);
        routes.MapGet("/messages.csv", ExportAsync).Demand(Permission.ManageCollections);
        routes.MapGet("/messages/{id:guid}", ShowAsync).Demand(Permission.ManageCollections);
        routes.MapPost("/messages/mend", MendAsync).Demand(Permission.ManageCollections).Posted();
        routes.MapGet("/messages/plan", PlanAsync).Demand(Permission.ManageCollections);
        routes.MapGet("/messages/plan/letter", LetterAsync).Demand(Permission.ManageCollections);
        return routes;
    }

    private static async Task<IResult> ListAsync(HttpContext context, ListMessages list, CancellationToken cancellationToken)
    {
        var query = MessageFilter.From(context.Request.Query);
        var outcome = await list.RunAsync(query, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var result) ? new RazorComponentResult<MessagesPage>(new { Query = query, Found = result }) : outcome.Problems.ToPage();
    }

    /// <summary>Every row that the list shows, on all its pages.</summary>
    private static async Task<IResult> ExportAsync(HttpContext context, ListMessages list, Texts texts, TimeProvider clock, CancellationToken cancellationToken)
    {
        var query = MessageFilter.From(context.Request.Query);
        var rows = new List<ListMessages.Row>();
        for (var page = 1; ; page++)
        {
            var outcome = await list.RunAsync(query with { Page = page }, context.User.ToActor(), cancellationToken);
            if (!outcome.Succeeded(out var found))
            {
                return outcome.Problems.ToPage();
            }

            rows.AddRange(found.Rows);
            if (rows.Count >= found.Total || found.Rows.Count == 0)
            {
                return MessageFilter.Csv(rows, texts, clock.Today);
            }
        }
    }

    private static async Task<IResult> ShowAsync(Guid id, HttpContext context, GetMessage get, CancellationToken cancellationToken)
    {
        var outcome = await get.RunAsync(id, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var result) ? new RazorComponentResult<MessagePage>(new { Found = result }) : outcome.Problems.ToPage();
    }

    private static async Task<IResult> MendAsync(HttpContext context, MendMessages mend, CancellationToken cancellationToken)
    {
        var form = context.Request.Form;
        var ids = form["id"].Select(text => Guid.TryParse(text, out var id) ? id : (Guid?)null).OfType<Guid>().ToHashSet();
        if (!Enum.TryParse<MessageMending>(form["action"], out var mending) || !Enum.IsDefined(mending))
        {
            return WebProblems.FormExpired.ToPage();
        }

        var outcome = await mend.RunAsync(ids, mending, context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out var result))
        {
            return outcome.Problems.ToPage();
        }

        context.Say(mending == MessageMending.TryAgain ? "messages-again" : "messages-withdrawn", ("done", result.Done), ("left", result.Left));
        return TypedResults.LocalRedirect(form["back"].ToString() is { } back && back.StartsWith("/messages", StringComparison.Ordinal) ? back : "/messages");
    }

    private static async Task<IResult> PlanAsync(HttpContext context, PreviewMessages preview, TimeProvider clock, CancellationToken cancellationToken)
    {
        var query = context.Request.Query;
        var (exercise, channel) = (ExerciseOf(query), query.Choice<ReminderChannel>("channel") ?? ReminderChannel.Email);
        var outcome = await preview.RunAsync(exercise, query.Day("on") ?? clock.Today, channel, query.Page, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var result)
            ? new RazorComponentResult<MessagePlanPage>(new { Plan = result, Channel = channel, Exercise = exercise, clock.Today })
            : outcome.Problems.ToPage();
    }

    private static async Task<IResult> LetterAsync(HttpContext context, PreviewMessages preview, TimeProvider clock, CancellationToken cancellationToken)
    {
        var query = context.Request.Query;
        var (exercise, on, channel) = (ExerciseOf(query), query.Day("on") ?? clock.Today, query.Choice<ReminderChannel>("channel") ?? ReminderChannel.Email);
        var outcome = await preview.OpenAsync(exercise, on, channel, query["to"].ToString(), context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var letter)
            ? new RazorComponentResult<MessageLetterPage>(new { Letter = letter, On = on, Exercise = exercise })
            : outcome.Problems.ToPage();
    }

    private static ExerciseId? ExerciseOf(IQueryCollection query) => Guid.TryParse(query["exercise"], out var id) ? new ExerciseId(id) : null;
}
