using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Reconciliation;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Reconciliation;

/// <summary>The conversations about what differs: for the two sides, and for the department that decides.</summary>
public static class CasesPages
{
    public static IEndpointRouteBuilder MapCasesPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sources/cases", ListAsync).Demand(Permission.SettleSources, Permission.AnswerReturns);
        routes.MapGet("/sources/cases/{id:guid}", ShowAsync).Demand(Permission.SettleSources, Permission.AnswerReturns);
        routes.MapPost("/sources/cases/{id:guid}/answer", AnswerAsync).Demand(Permission.AnswerReturns).Posted();
        routes.MapPost("/sources/cases/{id:guid}/decide", DecideAsync).Demand(Permission.SettleSources).Posted();
        routes.MapPost("/sources/cases/{id:guid}/reopen", ReopenAsync).Demand(Permission.SettleSources).Posted();
        return routes;
    }

    private static async Task<IResult> ListAsync(HttpContext context, ListCases list, CancellationToken cancellationToken)
    {
        var (query, actor) = (context.Request.Query, context.User.ToActor());
        var asked = new ListCases.Query(
            MatchFilter.PeriodOf(query), query["show"] == "all" ? null : true, query.Choice<CaseState>("show"), Text: query.Text("q"), Page: query.Page);
        var outcome = await list.RunAsync(asked, actor, cancellationToken);
        return outcome.Succeeded(out var found)
            ? new RazorComponentResult<CasesPage>(new { Found = found, Query = asked, IsParty = !actor.May(Permission.SettleSources) })
            : outcome.Problems.ToPage();
    }

    private static Task<IResult> ShowAsync(Guid id, HttpContext context, GetCase get, CancellationToken cancellationToken) =>
        PageAsync(id, context, get, new("", "", "", null), [], cancellationToken);

    private static async Task<IResult> PageAsync(
        Guid id, HttpContext context, GetCase get, CasePage.CaseTyped typed, IReadOnlyList<Problem> problems, CancellationToken cancellationToken)
    {
        var outcome = await get.RunAsync(id, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var found)
            ? new RazorComponentResult<CasePage>(new { Found = found, Typed = typed, Problems = problems })
            {
                StatusCode = problems.Count == 0 ? null : problems[0].Kind.StatusCode(),
            }
            : outcome.Problems.ToPage();
    }

    private static async Task<IResult> AnswerAsync(Guid id, HttpContext context, AnswerCase answer, GetCase get, CancellationToken cancellationToken)
    {
        var form = context.Request.Form;
        var (accepts, text) = (form["action"] == "accept", form["text"].ToString());
        var outcome = await answer.RunAsync(id, VersionOf(form), accepts, text, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out _)
            ? Back(id, context, accepts ? "case-accepted" : "case-explained")
            : await PageAsync(id, context, get, new(text, "", "", null), outcome.Problems, cancellationToken);
    }

    private static async Task<IResult> DecideAsync(Guid id, HttpContext context, DecideCase decide, GetCase get, CancellationToken cancellationToken)
    {
        var form = context.Request.Form;
        var origin = Addresses.TryNamed(form["origin"].ToString(), out FigureOrigin chosen) ? chosen : (FigureOrigin?)null;
        var (reason, typed) = (form["reason"].ToString(), form["number"].ToString().Trim());
        var number = typed.Length > 0 && origin == FigureOrigin.Department ? VietnameseNumber.Parse(typed) : null;
        var outcome = number is { Problems: { Count: > 0 } wrong }
            ? new([.. wrong.Select(problem => problem.At("number"))])
            : await decide.RunAsync(id, VersionOf(form), origin, number?.Require(), reason, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out _)
            ? Back(id, context, "case-decided")
            : await PageAsync(id, context, get, new("", reason, typed, origin), outcome.Problems, cancellationToken);
    }

    private static async Task<IResult> ReopenAsync(Guid id, HttpContext context, DecideCase decide, GetCase get, CancellationToken cancellationToken)
    {
        var (form, reason) = (context.Request.Form, context.Request.Form["reason"].ToString());
        var outcome = await decide.ReopenAsync(id, VersionOf(form), reason, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out _)
            ? Back(id, context, "case-reopened")
            : await PageAsync(id, context, get, new("", reason, "", null), outcome.Problems, cancellationToken);
    }

    private static RedirectHttpResult Back(Guid id, HttpContext context, string said)
    {
        context.Say(said);
        return TypedResults.LocalRedirect($"/sources/cases/{id}");
    }

    internal static int VersionOf(IFormCollection form) => int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;
}
