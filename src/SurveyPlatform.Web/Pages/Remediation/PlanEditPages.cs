using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Registry;
using SurveyPlatform.Remediation;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Remediation;

/// <summary>Writing a plan: all of it in one form, which works without script.</summary>
public static class PlanEditPages
{
    public static IEndpointRouteBuilder MapPlanEditPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/plans/{id:guid}/edit", EditAsync).Demand(PlansPages.Writers);
        routes.MapPost("/plans/{id:guid}/edit", SaveAsync).Demand(PlansPages.Writers).Posted();
        routes.MapPost("/plans/{id:guid}/tasks", AddAsync).Demand(PlansPages.Writers).Posted();
        return routes;
    }

    private static async Task<IResult> EditAsync(Guid id, HttpContext context, GetPlan get, CancellationToken cancellationToken)
    {
        var outcome = await get.RunAsync(id, context.User.ToActor(), cancellationToken);
        return !outcome.Succeeded(out var found) ? outcome.Problems.ToPage()
            : !found.MayWrite ? SharedProblems.NotFound.ToPage()
            : found.Plan.CanBeEdited ? Page(found, PlanForm.Of(found.Plan), [])
            : TypedResults.LocalRedirect($"/plans/{id}");
    }

    private static async Task<IResult> SaveAsync(Guid id, HttpContext context, GetPlan get, SavePlan save, ComparePlanVersions compare, CancellationToken cancellationToken)
    {
        var (form, actor) = (context.Request.Form, context.User.ToActor());
        var read = await get.RunAsync(id, actor, cancellationToken);
        if (!read.Succeeded(out var found) || !found.MayWrite)
        {
            return (read.Problems.Count > 0 ? read.Problems : [SharedProblems.NotFound]).ToPage();
        }

        var typed = PlanForm.From(form, found.Plan);
        if (form["step"] == "fill")
        {
            return Page(found, typed.Filled(), [], hasFilled: true);
        }

        var (request, problems) = typed.Read(found.Plan);
        var outcome = problems.Count > 0 ? new(problems) : await save.RunAsync(id, request, actor, cancellationToken);
        if (outcome.Succeeded(out _))
        {
            context.Say("plan-saved");
            return TypedResults.LocalRedirect(form["step"] == "stay" ? $"/plans/{id}/edit" : $"/plans/{id}");
        }

        if (!outcome.Problems.Contains(RemediationProblems.ChangedMeanwhile))
        {
            return Page(found, typed, outcome.Problems);
        }

        // Saving once more is deliberate: it is shown what it would write over.
        var compared = await compare.RunAsync(id, typed.TextVersion, found.Plan.TextVersion, actor, cancellationToken);
        return Page(found, typed with { Version = found.Plan.Version }, outcome.Problems, others: compared.Succeeded(out var both) ? both.Differences : []);
    }

    private static async Task<IResult> AddAsync(Guid id, HttpContext context, AddTasks add, GetPlan get, CancellationToken cancellationToken)
    {
        var (form, actor) = (context.Request.Form, context.User.ToActor());
        UnitId? unit = int.TryParse(form["unit"], out var chosen) ? new(chosen) : null;
        var outcome = await add.RunAsync(id, new(form.Guids("verdict"), unit, TaskFields.Lines(form, "work")), actor, cancellationToken);
        if (outcome.Succeeded(out var count))
        {
            context.Say("plan-tasks-added", ("count", count));
            return TypedResults.LocalRedirect($"/plans/{id}/edit");
        }

        var read = await get.RunAsync(id, actor, cancellationToken);
        return read.Succeeded(out var found) && found.MayWrite && found.Plan.CanBeEdited
            ? Page(found, PlanForm.Of(found.Plan), outcome.Problems)
            : outcome.Problems.ToPage();
    }

    private static RazorComponentResult<PlanEditPage> Page(
        GetPlan.Result found, PlanForm typed, IReadOnlyList<Problem> problems, bool hasFilled = false, IReadOnlyList<PlanDifference>? others = null) =>
        new(new { Found = found, Typed = typed, Problems = problems, HasFilled = hasFilled, Others = others ?? [] })
        {
            StatusCode = problems.Count == 0 ? null : problems[0].Kind.StatusCode(),
        };
}
