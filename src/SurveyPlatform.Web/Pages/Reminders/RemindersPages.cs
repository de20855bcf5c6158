using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Documents;
using SurveyPlatform.Reminders;
using SurveyPlatform.Reports;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Reminders;

public static class RemindersPages
{
    public static IEndpointRouteBuilder MapRemindersPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/exercises/{id:guid}/reminders", PreviewAsync).Demand(Permission.ManageCollections);
        routes.MapGet("/exercises/{id:guid}/reminder-letter.docx", LetterAsync).Demand(Permission.ManageCollections);
        return routes;
    }

    /// <summary>Nothing is sent from here: the page shows what a day would bring and what the days before brought.</summary>
    private static async Task<IResult> PreviewAsync(
        Guid id, HttpContext context, ListExercises exercises, PlanReminders plan, ListMessages list, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var (actor, query) = (context.User.ToActor(), context.Request.Query);
        var detail = await exercises.GetAsync(new(id), actor, cancellationToken);
        if (!detail.Succeeded(out var exercise))
        {
            return detail.Problems.ToPage();
        }

        var planned = await plan.RunAsync(new(id), query.Day("on") ?? clock.Today, actor, cancellationToken);
        var sent = await list.RunAsync(new(Exercise: new(id)), actor, cancellationToken);
        if (!planned.Succeeded(out var day) || !sent.Succeeded(out var messages))
        {
            return planned.Problems.Concat(sent.Problems).ToList().ToPage();
        }

        return new RazorComponentResult<RemindersPage>(new
        {
            exercise.Exercise,
            Plan = day,
            Decision = query.Choice<ReminderDecision>("decision"),
            query.Page,
            messages.ByState,
            clock.Today,
        });
    }

    private static async Task<IResult> LetterAsync(Guid id, HttpContext context, WriteReminderLetter write, CancellationToken cancellationToken)
    {
        var outcome = await write.RunAsync(new(id), context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var file) ? TypedResults.File(file.Content, LetterFile.ContentType, file.Name) : outcome.Problems.ToPage();
    }
}
