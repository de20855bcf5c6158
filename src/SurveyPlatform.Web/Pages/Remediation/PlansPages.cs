using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Remediation;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Remediation;

/// <summary>The overview of remediation plans, and how one begins.</summary>
public static class PlansPages
{
    /// <summary>Whoever may have to do with a plan; which ones is decided row by row.</summary>
    internal static readonly Permission[] Readers = [Permission.ViewReturns, Permission.GiveOpinions, Permission.AnswerReturns];

    /// <summary>A district's reviewer; where no district is above it, whoever answers for the unit.</summary>
    internal static readonly Permission[] Writers = [Permission.WritePlans, Permission.AnswerReturns];

    public static IEndpointRouteBuilder MapPlansPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/plans", ListAsync).Demand(Readers);
        routes.MapGet("/plans.{kind:regex(^csv|xlsx$)}", ExportAsync).Demand(Readers);
        routes.MapGet("/plans/new", ChooseAsync).Demand(Writers);
        routes.MapPost("/plans/new", StartAsync).Demand(Writers).Posted();
        routes.MapGet("/plans/settings", SettingsAsync).Demand(Permission.ManageCollections);
        routes.MapPost("/plans/settings", ChangeSettingsAsync).Demand(Permission.ManageCollections).Posted();
        return routes;
    }

    private static async Task<IResult> ListAsync(HttpContext context, ListPlans list, CancellationToken cancellationToken)
    {
        var (actor, filter) = (context.User.ToActor(), PlanFilter.From(context.Request.Query));
        var outcome = await list.RunAsync(filter.Year, filter.State, filter.Text, actor, cancellationToken);
        return outcome.Succeeded(out var found)
            ? new RazorComponentResult<PlansPage>(new { List = found, Filter = filter, MaySet = actor.May(Permission.ManageCollections) })
            : outcome.Problems.ToPage();
    }

    private static async Task<IResult> ExportAsync(string kind, HttpContext context, ListPlans list, TimeProvider clock, Texts texts, CancellationToken cancellationToken)
    {
        var filter = PlanFilter.From(context.Request.Query);
        var outcome = await list.RunAsync(filter.Year, filter.State, filter.Text, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var found) ? PlanWords.File(kind, found, clock.UtcNow, texts) : outcome.Problems.ToPage();
    }

    private static async Task<IResult> ChooseAsync(HttpContext context, StartPlan start, CancellationToken cancellationToken)
    {
        var outcome = await start.ChooseAsync(context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var choice)
            ? new RazorComponentResult<NewPlanPage>(new { Choice = choice, Chosen = choice.Rows.Select(row => row.VerdictId).Except(choice.Covered).ToHashSet() })
            : outcome.Problems.ToPage();
    }

    private static async Task<IResult> StartAsync(HttpContext context, StartPlan start, CancellationToken cancellationToken)
    {
        var (form, actor) = (context.Request.Form, context.User.ToActor());
        var chosen = form.Guids("verdict");
        var outcome = await start.RunAsync(int.TryParse(form["year"], out var year) ? year : 0, chosen, actor, cancellationToken);
        if (outcome.Succeeded(out var id))
        {
            context.Say("plan-started", ("count", chosen.Count));
            return TypedResults.LocalRedirect($"/plans/{id}/edit");
        }

        var listed = await start.ChooseAsync(actor, cancellationToken);
        return listed.Succeeded(out var choice)
            ? new RazorComponentResult<NewPlanPage>(new { Choice = choice, Chosen = chosen, outcome.Problems }) { StatusCode = outcome.Problems[0].Kind.StatusCode() }
            : listed.Problems.ToPage();
    }

    private static async Task<IResult> SettingsAsync(HttpContext context, ChangeRemediationSettings settings, CancellationToken cancellationToken)
    {
        var outcome = await settings.ReadAsync(context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var found)
            ? new RazorComponentResult<PlanSettingsPage>(new { Found = found, Advisers = (IReadOnlyCollection<string>)found.Settings.Advisers, Days = $"{found.Settings.OpinionWorkingDays}" })
            : outcome.Problems.ToPage();
    }

    private static async Task<IResult> ChangeSettingsAsync(HttpContext context, ChangeRemediationSettings settings, CancellationToken cancellationToken)
    {
        var (form, actor) = (context.Request.Form, context.User.ToActor());
        string[] advisers = [.. form["adviser"].OfType<string>()];
        var days = form["days"].ToString();
        var outcome = await settings.RunAsync(advisers, int.TryParse(days, out var number) ? number : null, actor, cancellationToken);
        if (outcome.Succeeded(out _))
        {
            context.Say("plan-settings-saved");
            return TypedResults.LocalRedirect("/plans/settings");
        }

        var read = await settings.ReadAsync(actor, cancellationToken);
        return read.Succeeded(out var found)
            ? new RazorComponentResult<PlanSettingsPage>(new { Found = found, Advisers = (IReadOnlyCollection<string>)advisers, Days = days, outcome.Problems })
            {
                StatusCode = outcome.Problems[0].Kind.StatusCode(),
            }
            : read.Problems.ToPage();
    }
}
