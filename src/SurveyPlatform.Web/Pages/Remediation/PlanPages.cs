using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Collection;
using SurveyPlatform.Documents;
using SurveyPlatform.Registry;
using SurveyPlatform.Remediation;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Pages.Returns;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Remediation;

/// <summary>One plan: read, move on, compare, take away.</summary>
public static class PlanPages
{
    private const int MostFiles = 3;

    public static IEndpointRouteBuilder MapPlanPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/plans/{id:guid}", ShowAsync).Demand(PlansPages.Readers);
        routes.MapGet("/plans/{id:guid}/versions", VersionsAsync).Demand(PlansPages.Readers);
        routes.MapGet("/plans/{id:guid}/plan.docx", DocumentAsync).Demand(PlansPages.Readers);
        routes.MapGet("/plans/{id:guid}/files/{file:guid}", FileAsync).Demand(PlansPages.Readers);
        routes.MapPost("/plans/{id:guid}/opinions", AskAsync).Demand(PlansPages.Writers).Posted();
        routes.MapPost("/plans/{id:guid}/moves", MoveAsync).Demand(PlansPages.Writers).Posted();
        routes.MapPost("/plans/{id:guid}/issue", IssueAsync).Demand(PlansPages.Writers).Posted().WithMetadata(new RequestSizeLimitAttribute(PostedForms.MaxBytesWithFiles));
        return routes;
    }

    private static Task<IResult> ShowAsync(Guid id, HttpContext context, GetPlan get, CancellationToken cancellationToken) =>
        ShownAsync(id, context, get, null, [], cancellationToken);

    /// <param name="issue">What was typed to issue it.</param>
    private static async Task<IResult> ShownAsync(
        Guid id, HttpContext context, GetPlan get, PlanIssueForm? issue, IReadOnlyList<Problem> problems, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var outcome = await get.RunAsync(id, actor, cancellationToken);
        return outcome.Succeeded(out var found)
            ? new RazorComponentResult<PlanPage>(new { Found = found, Actor = actor, Problems = problems, Issue = issue ?? new("", "") })
            {
                StatusCode = problems.Count == 0 ? null : problems[0].Kind.StatusCode(),
            }
            : outcome.Problems.ToPage();
    }

    private static async Task<IResult> VersionsAsync(Guid id, HttpContext context, ComparePlanVersions compare, CancellationToken cancellationToken)
    {
        var query = context.Request.Query;
        var outcome = await compare.RunAsync(id, query.Number("from"), query.Number("to"), context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var found) ? new RazorComponentResult<PlanVersionsPage>(new { Found = found }) : outcome.Problems.ToPage();
    }

    private static async Task<IResult> DocumentAsync(Guid id, HttpContext context, WritePlanDocument write, CancellationToken cancellationToken)
    {
        var outcome = await write.RunAsync(id, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var file) ? TypedResults.File(file.Content, LetterFile.ContentType, file.Name) : outcome.Problems.ToPage();
    }

    /// <summary>Only ever saved, never shown: nothing in the file acts in the name of the site.</summary>
    private static async Task<IResult> FileAsync(Guid id, Guid file, HttpContext context, PlanFiles files, CancellationToken cancellationToken)
    {
        var outcome = await files.OpenAsync(id, file, context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out var opened))
        {
            return outcome.Problems.ToPage();
        }

        context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return TypedResults.File(opened.Content, opened.File.ContentType, opened.File.FileName);
    }

    private static async Task<IResult> AskAsync(Guid id, HttpContext context, AskOpinions ask, GetPlan get, CancellationToken cancellationToken)
    {
        var form = context.Request.Form;
        UnitId[] departments = [.. form["department"].Select(text => int.TryParse(text, out var unit) ? unit : 0).Where(unit => unit > 0).Select(unit => new UnitId(unit))];
        var outcome = departments.Length == 0
            ? RemediationProblems.NoAdvisers.At("department")
            : await ask.RunAsync(id, Version(form), departments, context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out var due))
        {
            return await ShownAsync(id, context, get, null, outcome.Problems, cancellationToken);
        }

        context.Say("plan-asked", ("due", due));
        return TypedResults.LocalRedirect($"/plans/{id}");
    }

    private static async Task<IResult> MoveAsync(Guid id, HttpContext context, MovePlan move, GetPlan get, CancellationToken cancellationToken)
    {
        var form = context.Request.Form;
        var outcome = Addresses.TryNamed<PlanAction>(form["action"].ToString(), out var action)
            ? await move.RunAsync(id, Version(form), action, TaskFields.Lines(form, "note") is { Length: > 0 } note ? note : null, context.User.ToActor(), cancellationToken)
            : SharedProblems.NotFound;
        if (!outcome.Succeeded(out var state))
        {
            return await ShownAsync(id, context, get, null, outcome.Problems, cancellationToken);
        }

        context.Say("plan-moved", ("state", Texts.For(context).Of("plan-state", state)));
        return TypedResults.LocalRedirect(state == PlanState.Revised ? $"/plans/{id}/edit" : $"/plans/{id}");
    }

    private static async Task<IResult> IssueAsync(Guid id, HttpContext context, IssuePlan issue, GetPlan get, CancellationToken cancellationToken)
    {
        var form = context.Request.Form;
        var typed = new PlanIssueForm(TaskFields.Line(form, "number"), TaskFields.Line(form, "on"));
        DateOnly? on = CalendarText.TryDay(typed.On, out var day) ? day : null;
        var outcome = on is null && typed.On.Length > 0
            ? CalendarProblems.NotADay(typed.On).At("on")
            : await issue.RunAsync(id, new(Version(form), typed.Number, on, await FilesAsync(form, cancellationToken)), context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out _))
        {
            return await ShownAsync(id, context, get, typed, outcome.Problems, cancellationToken);
        }

        context.Say("plan-issued");
        return TypedResults.LocalRedirect($"/plans/{id}");
    }

    internal static int Version(IFormCollection form) => int.TryParse(form["version"], out var version) ? version : -1;

    /// <summary>What is over the limit of one file is not read on: it is refused by its size.</summary>
    internal static async Task<IReadOnlyList<SentFile>> FilesAsync(IFormCollection form, CancellationToken cancellationToken)
    {
        var sent = new List<SentFile>();
        foreach (var file in form.Files.Where(file => file.Name == "file" && file.FileName.Length > 0).Take(MostFiles))
        {
            sent.Add(new(file.FileName, await PostedFiles.ReadAsync(file, cancellationToken)));
        }

        return sent;
    }
}

/// <summary>What was typed to issue a plan.</summary>
public sealed record PlanIssueForm(string Number, string On);
