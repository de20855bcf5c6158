using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Remediation;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Remediation;

/// <summary>What is said of a plan and of its tasks: opinions of the departments, reports of the district.</summary>
public static class TaskPages
{
    public static IEndpointRouteBuilder MapTaskPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/plans/{id:guid}/opinions/{opinion:guid}", OpinionAsync).Demand(PlansPages.Readers);
        routes.MapPost("/plans/{id:guid}/opinions/{opinion:guid}", GiveAsync).Demand(Permission.GiveOpinions).Posted();
        routes.MapGet("/plans/{id:guid}/tasks/{task:guid}", TaskAsync).Demand(PlansPages.Readers);
        routes.MapPost("/plans/{id:guid}/tasks/{task:guid}", ReportAsync).Demand(PlansPages.Writers).Posted()
            .WithMetadata(new RequestSizeLimitAttribute(PostedForms.MaxBytesWithFiles));
        return routes;
    }

    private static Task<IResult> OpinionAsync(Guid id, Guid opinion, HttpContext context, GetPlan get, CancellationToken cancellationToken) =>
        OpinionShownAsync(id, opinion, context, get, null, [], cancellationToken);

    private static async Task<IResult> GiveAsync(Guid id, Guid opinion, HttpContext context, GiveOpinion give, GetPlan get, CancellationToken cancellationToken)
    {
        var typed = OpinionForm.From(context.Request.Form);
        var outcome = await give.RunAsync(id, opinion, new(typed.Stance, typed.Text, typed.Remarks), context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out _))
        {
            return await OpinionShownAsync(id, opinion, context, get, typed, outcome.Problems, cancellationToken);
        }

        context.Say("opinion-given");
        return TypedResults.LocalRedirect($"/plans/{id}/opinions/{opinion}");
    }

    private static async Task<IResult> OpinionShownAsync(
        Guid id, Guid opinion, HttpContext context, GetPlan get, OpinionForm? typed, IReadOnlyList<Problem> problems, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var outcome = await get.RunAsync(id, actor, cancellationToken);
        return outcome.Succeeded(out var found) && found.IsWhole && found.Plan.Opinions.FirstOrDefault(item => item.Id == opinion) is { } asked
            ? new RazorComponentResult<OpinionPage>(new { Found = found, Opinion = asked, MayGive = asked.MayBeGivenBy(actor), Typed = typed ?? OpinionForm.Blank, Problems = problems })
            {
                StatusCode = problems.Count == 0 ? null : problems[0].Kind.StatusCode(),
            }
            : SharedProblems.NotFound.ToPage();
    }

    private static Task<IResult> TaskAsync(Guid id, Guid task, HttpContext context, GetPlan get, CancellationToken cancellationToken) =>
        TaskShownAsync(id, task, context, get, null, [], cancellationToken);

    private static async Task<IResult> ReportAsync(Guid id, Guid task, HttpContext context, ReportTask report, GetPlan get, CancellationToken cancellationToken)
    {
        var form = context.Request.Form;
        var typed = new ReportForm(TaskFields.Line(form, "percent").TrimEnd('%'), TaskFields.Lines(form, "text"));
        var request = new ReportTask.Request(int.TryParse(typed.Percent, out var percent) ? percent : null, typed.Text, await PlanPages.FilesAsync(form, cancellationToken));
        var outcome = await report.RunAsync(id, task, request, context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out _))
        {
            return await TaskShownAsync(id, task, context, get, typed, outcome.Problems, cancellationToken);
        }

        context.Say("task-reported");
        return TypedResults.LocalRedirect($"/plans/{id}/tasks/{task}");
    }

    private static async Task<IResult> TaskShownAsync(
        Guid id, Guid task, HttpContext context, GetPlan get, ReportForm? typed, IReadOnlyList<Problem> problems, CancellationToken cancellationToken)
    {
        var outcome = await get.RunAsync(id, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var found) && found.Tasks.FirstOrDefault(item => item.Id == task) is { } shown
            ? new RazorComponentResult<TaskPage>(new { Found = found, Task = shown, Typed = typed ?? new($"{shown.Percent}", ""), Problems = problems })
            {
                StatusCode = problems.Count == 0 ? null : problems[0].Kind.StatusCode(),
            }
            : SharedProblems.NotFound.ToPage();
    }
}

/// <summary>What was typed to report on a task.</summary>
public sealed record ReportForm(string Percent, string Text);

/// <summary>What was typed as an opinion.</summary>
public sealed record OpinionForm(OpinionStance? Stance, string Text, IReadOnlyDictionary<Guid, string> Remarks)
{
    private const string RemarkField = "remarks[";

    public static OpinionForm Blank { get; } = new(null, "", new Dictionary<Guid, string>());

    public static OpinionForm From(IFormCollection form) => new(
        Addresses.TryNamed<OpinionStance>(form["stance"].ToString(), out var stance) ? stance : null, TaskFields.Lines(form, "text"),
        form.Keys.Where(key => key.StartsWith(RemarkField, StringComparison.Ordinal))
            .Select(key => (Key: key, Task: Guid.TryParse(key[RemarkField.Length..].TrimEnd(']'), out var task) ? task : default))
            .Where(remark => remark.Task != default).ToDictionary(remark => remark.Task, remark => TaskFields.Lines(form, remark.Key)));
}
