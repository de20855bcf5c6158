using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Reminders;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Reminders;

/// <summary>What one's own unit was told, inside the platform: it arrives where mail does not.</summary>
public static class InboxPages
{
    public static IEndpointRouteBuilder MapInboxPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/inbox", ListAsync).Demand(Permission.AnswerReturns, Permission.ViewReturns);
        routes.MapGet("/inbox/{id:guid}", OpenAsync).Demand(Permission.AnswerReturns, Permission.ViewReturns);
        return routes;
    }

    private static async Task<IResult> ListAsync(HttpContext context, ListInbox list, CancellationToken cancellationToken)
    {
        var outcome = await list.RunAsync(context.Request.Query.Page, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var found) ? new RazorComponentResult<InboxPage>(new { Found = found }) : outcome.Problems.ToPage();
    }

    private static async Task<IResult> OpenAsync(Guid id, HttpContext context, OpenInboxMessage open, CancellationToken cancellationToken)
    {
        var outcome = await open.RunAsync(id, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var message) ? new RazorComponentResult<InboxMessagePage>(new { Message = message }) : outcome.Problems.ToPage();
    }
}
