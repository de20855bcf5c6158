using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Reminders;

/// <summary>The ladder of a collection: when whom is reminded.</summary>
public static class LadderPages
{
    public static IEndpointRouteBuilder MapLadderPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/collections/{code}/ladder", ShowAsync).Demand(Permission.ManageCollections);
        routes.MapPost("/collections/{code}/ladder", ChangeAsync).Demand(Permission.ManageCollections).Posted();
        return routes;
    }

    private static async Task<IResult> ShowAsync(string code, HttpContext context, EditLadder edit, CancellationToken cancellationToken) =>
        await PageAsync(code, context, edit, null, [], cancellationToken);

    private static async Task<IResult> ChangeAsync(string code, HttpContext context, EditLadder edit, CancellationToken cancellationToken)
    {
        var form = context.Request.Form;
        var (rungs, problems) = Read(form);
        if (form["step"] == "try")
        {
            return await PageAsync(code, context, edit, rungs, problems, cancellationToken);
        }

        var version = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : -1;
        var outcome = problems.Count > 0 ? new(problems) : await edit.RunAsync(code, version, rungs, context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out _))
        {
            return await PageAsync(code, context, edit, rungs, outcome.Problems, cancellationToken);
        }

        context.Say("ladder-changed", ("count", rungs.Count));
        return TypedResults.LocalRedirect($"/collections/{Uri.EscapeDataString(code)}/ladder");
    }

    private static (List<ReminderRule> Rungs, List<Problem> Problems) Read(IFormCollection form)
    {
        var (rungs, problems) = (new List<ReminderRule>(), new List<Problem>());
        foreach (var (typed, audience, when) in form["days"].Zip(form["audience"], form["when"]).Take(ReminderLadder.MostRungs + 1))
        {
            var (text, days) = (typed?.Trim() ?? "", 0);
            if (when is not ("before" or "on" or "after"))
            {
                continue;
            }

            if (when != "on" && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out days))
            {
                problems.Add(LadderProblems.NotANumber(text.Length > 20 ? text[..20] : text).At($"rungs[{rungs.Count}]"));
            }

            var offset = when == "before" ? -days : days;
            var whom = Enum.TryParse<ReminderAudience>(audience, out var read) && Enum.IsDefined(read) ? read : ReminderAudience.Unit;
            rungs.Add(new(ReminderLadder.CodeOf(offset, whom), offset, whom));
        }

        return (rungs, problems);
    }

    private static async Task<IResult> PageAsync(
        string code, HttpContext context, EditLadder edit, IReadOnlyList<ReminderRule>? rungs, IReadOnlyList<Problem> problems, CancellationToken cancellationToken)
    {
        var isSound = rungs is null || rungs.All(rung => Math.Abs(rung.OffsetWorkingDays) <= ReminderLadder.MostDays);
        var outcome = await edit.ShowAsync(code, isSound ? rungs : null, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var found)
            ? new RazorComponentResult<LadderPage>(new { Found = found, Typed = rungs ?? found.Rungs, Problems = problems, IsTrial = rungs is not null })
            {
                StatusCode = problems.Count == 0 ? StatusCodes.Status200OK : problems[0].Kind.StatusCode(),
            }
            : outcome.Problems.ToPage();
    }
}
