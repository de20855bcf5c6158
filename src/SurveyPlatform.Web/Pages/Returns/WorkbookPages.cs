using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>A return as a workbook, to fill in without a line.</summary>
public static class WorkbookPages
{
    public static IEndpointRouteBuilder MapWorkbookPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/returns/{id:guid}/workbook", ShowAsync).Demand(Permission.AnswerReturns);
        routes.MapGet("/returns/{id:guid}/workbook.xlsx", DownloadAsync).Demand(Permission.AnswerReturns);
        return routes;
    }

    private static async Task<IResult> ShowAsync(Guid id, HttpContext context, OpenReturn open, CancellationToken cancellationToken)
    {
        var outcome = await open.RunAsync(new(id), context.User.ToActor(), cancellationToken);
        return !outcome.Succeeded(out var opened) ? outcome.Problems.ToPage()
            : opened.WhyNotEditable is { Kind: ProblemKind.Forbidden } ? SharedProblems.NotFound.ToPage()
            : opened.WhyNotEditable is not null ? TypedResults.LocalRedirect($"/returns/{id}")
            : new RazorComponentResult<WorkbookPage>(new { Card = ReturnCard.Of(opened) });
    }

    private static async Task<IResult> DownloadAsync(Guid id, HttpContext context, GetReturnWorkbook get, CancellationToken cancellationToken)
    {
        var texts = Texts.For(context);
        var outcome = await get.RunAsync(new(id), texts.Language, (key, arguments) => texts[key, arguments], context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var file) ? TypedResults.File(file.Content, file.ContentType, file.Name) : outcome.Problems.ToPage();
    }
}
