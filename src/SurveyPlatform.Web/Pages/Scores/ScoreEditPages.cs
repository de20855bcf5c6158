using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Scores;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Scores;

public static class ScoreEditPages
{
    public static IEndpointRouteBuilder MapScoreEditPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/scores/new", NewAsync).Demand(Permission.ManageScores);
        routes.MapPost("/scores/new", PostNewAsync).Demand(Permission.ManageScores).Posted();
        routes.MapGet("/scores/{code}/{year:int}/edit", EditAsync).Demand(Permission.ManageScores);
        routes.MapPost("/scores/{code}/{year:int}/edit", PostEditAsync).Demand(Permission.ManageScores).Posted();
        return routes;
    }

    /// <summary>Blank, or as a copy of another year for the next one.</summary>
    private static async Task<IResult> NewAsync(HttpContext context, EditScoreSet edit, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (code, year) = (context.Request.Query.Text("code"), context.Request.Query.Number("year") ?? 0);
        var outcome = await edit.RunAsync(code, year, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var found)
            ? Page(found with { FrozenVintage = null }, found.Set is { } set ? ScoreForm.Of(set with { Year = set.Year + 1 }, 0) : ScoreForm.Blank(clock.Today.Year), isNew: true)
            : outcome.Problems.ToPage();
    }

    private static async Task<IResult> EditAsync(string code, int year, HttpContext context, EditScoreSet edit, CancellationToken cancellationToken)
    {
        var outcome = await edit.RunAsync(code, year, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var found) ? Page(found, ScoreForm.Of(found.Set!, found.Revision), isNew: false) : outcome.Problems.ToPage();
    }

    private static Task<IResult> PostNewAsync(HttpContext context, EditScoreSet edit, SaveScoreSet save, CancellationToken cancellationToken) =>
        SaveAsync(null, 0, context, edit, save, cancellationToken);

    private static Task<IResult> PostEditAsync(string code, int year, HttpContext context, EditScoreSet edit, SaveScoreSet save, CancellationToken cancellationToken) =>
        SaveAsync(code, year, context, edit, save, cancellationToken);

    private static async Task<IResult> SaveAsync(string? code, int year, HttpContext context, EditScoreSet edit, SaveScoreSet save, CancellationToken cancellationToken)
    {
        var (actor, action, typed) = (context.User.ToActor(), context.Request.Form["do"].ToString(), ScoreForm.From(context.Request.Form));
        var opened = await edit.RunAsync(code, year, actor, cancellationToken);
        if (!opened.Succeeded(out var found))
        {
            return opened.Problems.ToPage();
        }

        if (code is not null)
        {
            typed = typed with { Code = code, Year = year.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        }

        if (action != "save")
        {
            return Page(found, typed.After(action), code is null);
        }

        var read = typed.Read();
        if (!read.Succeeded(out var set))
        {
            return Page(found, typed, code is null, read.Problems);
        }

        var saved = await save.RunAsync(set, code is null ? 0 : typed.Revision, actor, cancellationToken);
        if (!saved.Succeeded(out _))
        {
            return Page(found, typed, code is null, saved.Problems);
        }

        context.Say("scores-saved");
        return TypedResults.LocalRedirect($"/scores/{set.Code}/{set.Year}?now=1");
    }

    private static RazorComponentResult<ScoreEditPage> Page(EditScoreSet.Result found, ScoreForm typed, bool isNew, IReadOnlyList<Problem>? problems = null) =>
        new(new { Found = found, Typed = typed, IsNew = isNew, Problems = problems ?? [] })
        {
            StatusCode = problems is { Count: > 0 } ? problems[0].Kind.StatusCode() : StatusCodes.Status200OK,
        };
}
