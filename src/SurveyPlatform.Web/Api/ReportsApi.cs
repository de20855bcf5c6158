using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Reports;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Api;

/// <summary>The consolidated reports, as they were compiled.</summary>
public static class ReportsApi
{
    public static void MapReportsApi(this IEndpointRouteBuilder routes)
    {
        var reports = routes.MapGroup("/reports").WithTags("Reports");
        reports.MapGet("/", ListAsync).Demand(Permission.ViewReports).WithName("ListReports")
            .WithSummary("The compiled reports, newest first; a period has a new vintage only where something in it has changed");
        reports.MapGet("/{id:guid}", GetAsync).Demand(Permission.ViewReports).WithName("GetReport")
            .WithSummary("One report as figures: what its workbook and its document are written from")
            .Produces<JsonElement>(contentType: "application/json")
            .Refuses(StatusCodes.Status404NotFound, "shared.not-found");
        reports.MapGet("/{id:guid}/files/{format}", GetFileAsync).Demand(Permission.ViewReports).WithName("GetReportFile")
            .WithSummary("The workbook (`xlsx`) or the document (`docx`), byte by byte as it was compiled")
            .Produces<FileContentHttpResult>(
                contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                additionalContentTypes: "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
            .Refuses(StatusCodes.Status404NotFound, "shared.not-found");
    }

    private static async Task<Results<Ok<IReadOnlyList<ApiReport>>, ProblemHttpResult>> ListAsync(
        ListReports list, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var outcome = await list.RunAsync(user.ToActor(), cancellationToken);
        return outcome.Succeeded(out var found)
            ? TypedResults.Ok<IReadOnlyList<ApiReport>>([.. found.Reports.Select(ApiReport.Of)])
            : outcome.Problems.ToHttp();
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> GetAsync(
        Guid id, GetReport get, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var outcome = await get.RunAsync(id, user.ToActor(), cancellationToken);
        return outcome.Succeeded(out var found)
            ? TypedResults.Text(ReportJson.Write(found.Report), "application/json; charset=utf-8")
            : outcome.Problems.ToHttp();
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetFileAsync(
        Guid id, string format, GetReportFile get, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (FormatOf(format) is not { } wanted)
        {
            return SharedProblems.NotFound.ToHttp(StatusCodes.Status404NotFound);
        }

        var outcome = await get.RunAsync(id, wanted, user.ToActor(), cancellationToken);
        return outcome.Succeeded(out var file) ? TypedResults.File(file.Content, file.ContentType, file.Name) : outcome.Problems.ToHttp();
    }

    private static ReportFormat? FormatOf(string extension) => extension switch
    {
        "xlsx" => ReportFormat.Workbook,
        "docx" => ReportFormat.Document,
        _ => null,
    };
}

/// <param name="Vintage">1, 2, 3 … within the period.</param>
/// <param name="ContentHash">SHA-256 over what is reported, hexadecimal; not over the day on which it is told.</param>
public sealed record ApiReport(Guid Id, string Definition, string Period, int Vintage, DateTime CompiledAtUtc, string CompiledBy, string ContentHash)
{
    public static ApiReport Of(ListReports.Row row) =>
        new(row.Id, row.Definition, row.Period.ToString(), row.Vintage, row.CompiledAtUtc, row.CompiledBy, row.ContentHash);
}
