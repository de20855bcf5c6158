using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Api;

/// <summary>What is owed, and the form that is asked.</summary>
public static class ObligationsApi
{
    public static void MapObligationsApi(this IEndpointRouteBuilder routes)
    {
        var obligations = routes.MapGroup("/obligations").WithTags("Obligations");
        obligations.MapGet("/", ListAsync).Demand(Permission.AnswerReturns, Permission.ViewReturns).WithName("ListObligations")
            .WithSummary("What is owed, as far as the owner of the token may see it: the own unit's returns, or all of the units below")
            .WithDescription("Newest period first. `show` is one of outstanding, overdue, notOpened, inProgress, sentBack, toReview, submitted, submittedLate, approved.")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "api.bad-parameter");
        obligations.MapGet("/{id:guid}", GetAsync).Demand(Permission.AnswerReturns, Permission.ViewReturns).WithName("GetObligation")
            .WithSummary("One obligation: its dates, its state, and what is wrong with the answers as saved")
            .Refuses(StatusCodes.Status404NotFound, "shared.not-found");
        obligations.MapGet("/{id:guid}/template", GetTemplateAsync).Demand(Permission.AnswerReturns, Permission.ViewReturns).WithName("GetTemplate")
            .WithSummary("The form document: sections, questions, rules in the XLSForm dialect, texts in Vietnamese and English")
            .Produces<FormTemplate>(contentType: "application/json")
            .Refuses(StatusCodes.Status404NotFound, "shared.not-found");
    }

    private static async Task<Results<Ok<Paged<ApiObligation>>, ProblemHttpResult>> ListAsync(
        ListObligations list, ClaimsPrincipal user, CancellationToken cancellationToken,
        string? period = null, string? show = null, string? text = null, int page = 1, int pageSize = 100)
    {
        var (wantedPeriod, wantedShow) = ((Period?)null, (ListObligations.Show?)null);
        if (period is not null)
        {
            if (!Period.TryParse(period, out var parsed))
            {
                return ApiProblems.BadParameter("period", period).ToHttp(StatusCodes.Status422UnprocessableEntity);
            }

            wantedPeriod = parsed;
        }

        if (show is not null)
        {
            if (!Addresses.TryNamed(show, out ListObligations.Show parsed))
            {
                return ApiProblems.BadParameter("show", show).ToHttp(StatusCodes.Status422UnprocessableEntity);
            }

            wantedShow = parsed;
        }

        var outcome = await list.RunAsync(
            new(Period: wantedPeriod, Show: wantedShow, Text: text, Page: page, PageSize: pageSize), user.ToActor(), cancellationToken);
        return outcome.Then<Paged<ApiObligation>>(found => new Paged<ApiObligation>([.. found.Rows.Select(ApiObligation.Of)], found.Total, found.Page, found.PageSize))
            .ToHttp();
    }

    private static async Task<Results<Ok<ApiObligationDetail>, ProblemHttpResult>> GetAsync(
        Guid id, OpenReturn open, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        (await open.RunAsync(new(id), user.ToActor(), cancellationToken)).Then<ApiObligationDetail>(opened => ApiObligationDetail.Of(opened)).ToHttp();

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> GetTemplateAsync(
        Guid id, OpenReturn open, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var outcome = await open.RunAsync(new(id), user.ToActor(), cancellationToken);
        return outcome.Succeeded(out var opened)
            ? TypedResults.Text(TemplateJson.Write(opened.Template.Template), "application/json; charset=utf-8")
            : outcome.Problems.ToHttp();
    }
}
