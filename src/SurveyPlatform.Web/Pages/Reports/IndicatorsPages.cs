using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Collection;
using SurveyPlatform.Reports;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Reports;

public static class IndicatorsPages
{
    public static IEndpointRouteBuilder MapIndicatorsPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/indicators", ListAsync).Demand(Permission.ManageStandards, Permission.ViewReports);
        routes.MapGet("/indicators/new", NewAsync).Demand(Permission.ManageStandards);
        routes.MapPost("/indicators/new", PostNewAsync).Demand(Permission.ManageStandards).Posted();
        routes.MapGet("/indicators/{code}", ShowAsync).Demand(Permission.ManageStandards, Permission.ViewReports);
        routes.MapGet("/indicators/{code}/edit", EditAsync).Demand(Permission.ManageStandards);
        routes.MapPost("/indicators/{code}/edit", PostEditAsync).Demand(Permission.ManageStandards).Posted();
        return routes;
    }

    private static async Task<IResult> ListAsync(HttpContext context, ListIndicators list, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var outcome = await list.RunAsync(actor, cancellationToken);
        return outcome.Succeeded(out var rows)
            ? new RazorComponentResult<IndicatorsPage>(new { Rows = rows, MayEdit = actor.May(Permission.ManageStandards) })
            : outcome.Problems.ToPage();
    }

    private static async Task<IResult> ShowAsync(string code, HttpContext context, ListIndicators list, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var outcome = await list.RunAsync(actor, cancellationToken);
        return !outcome.Succeeded(out var rows) ? outcome.Problems.ToPage()
            : rows.FirstOrDefault(row => row.Code == code) is { } found
                ? new RazorComponentResult<IndicatorPage>(new { Row = found, MayEdit = actor.May(Permission.ManageStandards) })
                : SharedProblems.NotFound.ToPage();
    }

    private static Task<IResult> NewAsync(HttpContext context, EditIndicator edit, TimeProvider clock, CancellationToken cancellationToken) =>
        OpenAsync(null, context, edit, clock, cancellationToken);

    private static Task<IResult> EditAsync(string code, HttpContext context, EditIndicator edit, TimeProvider clock, CancellationToken cancellationToken) =>
        OpenAsync(code, context, edit, clock, cancellationToken);

    private static async Task<IResult> OpenAsync(string? code, HttpContext context, EditIndicator edit, TimeProvider clock, CancellationToken cancellationToken)
    {
        var outcome = await edit.RunAsync(code, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var found)
            ? Page(found, IndicatorForm.Of(found.Shown, found, IndicatorForm.Written(clock.Today)), code)
            : outcome.Problems.ToPage();
    }

    private static Task<IResult> PostNewAsync(HttpContext context, EditIndicator edit, SaveIndicator save, TryIndicator trial, CancellationToken cancellationToken) =>
        PostAsync(null, context, edit, save, trial, cancellationToken);

    private static Task<IResult> PostEditAsync(string code, HttpContext context, EditIndicator edit, SaveIndicator save, TryIndicator trial, CancellationToken cancellationToken) =>
        PostAsync(code, context, edit, save, trial, cancellationToken);

    /// <summary>Tries out, keeps or publishes what was typed; whatever is refused is shown again as it was.</summary>
    private static async Task<IResult> PostAsync(
        string? code, HttpContext context, EditIndicator edit, SaveIndicator save, TryIndicator trial, CancellationToken cancellationToken)
    {
        var (actor, action, typed) = (context.User.ToActor(), context.Request.Form["do"].ToString(), IndicatorForm.From(context.Request.Form));
        typed = code is null ? typed : typed with { Code = code };
        var opened = await edit.RunAsync(code, actor, cancellationToken);
        if (!opened.Succeeded(out var found))
        {
            return opened.Problems.ToPage();
        }

        if (!typed.Read(publish: action == "publish").Succeeded(out var request))
        {
            return Page(found, typed, code, typed.Read(publish: false).Problems);
        }

        if (action is not ("save" or "publish"))
        {
            var tried = Period.TryParse(typed.Quarter, out var quarter) ? await trial.RunAsync(request.Indicator, quarter, actor, cancellationToken) : CollectionProblems.NotAPeriod(typed.Quarter).At("quarter");
            return tried.Succeeded(out var rows) ? Page(found, typed, code, trial: rows, indicator: request.Indicator) : Page(found, typed, code, tried.Problems);
        }

        var outcome = await save.RunAsync(request, actor, cancellationToken);
        if (!outcome.Succeeded(out var saved))
        {
            return Page(found, typed, code, outcome.Problems);
        }

        context.Say(saved.Version is null ? "indicator-saved" : "indicator-published", ("version", saved.Version));
        return TypedResults.LocalRedirect(saved.Version is null ? $"/indicators/{request.Indicator.Code}/edit" : $"/indicators/{request.Indicator.Code}");
    }

    private static RazorComponentResult<IndicatorEditPage> Page(
        EditIndicator.Result found, IndicatorForm typed, string? code, IReadOnlyList<Problem>? problems = null,
        IReadOnlyList<TryIndicator.Row>? trial = null, Indicator? indicator = null) =>
        new(new { Found = found, Typed = typed, IsNew = code is null, Problems = problems ?? [], Trial = trial, Indicator = indicator })
        {
            StatusCode = problems is { Count: > 0 } ? problems[0].Kind.StatusCode() : StatusCodes.Status200OK,
        };
}
