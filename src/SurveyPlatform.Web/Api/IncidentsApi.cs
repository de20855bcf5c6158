using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Reconciliation;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Api;

/// <summary>Outages, as a company's own system reports them.</summary>
public static class IncidentsApi
{
    public static void MapIncidentsApi(this IEndpointRouteBuilder routes)
    {
        var incidents = routes.MapGroup("/incidents").WithTags("Incidents");
        incidents.MapPost("/", ReportAsync).Demand(Permission.AnswerReturns).WithName("ReportIncident")
            .WithSummary("Reports that a line is down, or was; the unit and the department are told")
            .WithDescription("A company names the unit by its code; a unit reports its own lines and may name the company. Times are instants with their offset: `2023-09-20T08:00:00+07:00`.")
            .Refuses(
                StatusCodes.Status422UnprocessableEntity, "reconciliation.unknown-unit", "reconciliation.unknown-operator", "reconciliation.in-the-future",
                "reconciliation.too-long-ago", "reconciliation.ends-before-it-begins", "reconciliation.text-too-long")
            .Refuses(StatusCodes.Status403Forbidden, "reconciliation.not-reporting");
        incidents.MapGet("/{id:guid}", GetAsync).Demand(Permission.AnswerReturns, Permission.ViewReturns).WithName("GetIncident")
            .WithSummary("One reported outage")
            .Refuses(StatusCodes.Status404NotFound, "shared.not-found");
        incidents.MapPost("/{id:guid}/restored", RestoreAsync).Demand(Permission.AnswerReturns).WithName("RestoreIncident")
            .WithSummary("The line is back; who reported the outage says so")
            .Refuses(StatusCodes.Status404NotFound, "shared.not-found")
            .Refuses(StatusCodes.Status409Conflict, "reconciliation.incident-ended", "reconciliation.changed-meanwhile")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "reconciliation.in-the-future", "reconciliation.ends-before-it-begins", "reconciliation.text-too-long");
    }

    private static async Task<Results<Created<ApiIncidentReported>, ProblemHttpResult>> ReportAsync(
        ApiIncidentReport body, ReportIncident report, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var outcome = await report.RunAsync(
            new(body.Unit, body.Operator, new(
                body.Kind, body.Circuit, body.From.UtcDateTime, body.To?.UtcDateTime, body.Cause ?? IncidentCause.Unknown, body.Effect ?? IncidentEffect.Lost, body.Note)),
            user.ToActor(), cancellationToken);
        return outcome.Succeeded(out var id)
            ? TypedResults.Created($"{SurveyApi.Prefix}/incidents/{id}", new ApiIncidentReported(id))
            : outcome.Problems.ToHttp();
    }

    private static async Task<Results<Ok<ApiIncident>, ProblemHttpResult>> GetAsync(
        Guid id, ListIncidents list, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        (await list.GetAsync(id, user.ToActor(), cancellationToken)).Then<ApiIncident>(found => ApiIncident.Of(found)).ToHttp();

    private static async Task<Results<Ok<ApiIncident>, ProblemHttpResult>> RestoreAsync(
        Guid id, ApiIncidentRestored body, ChangeIncident change, ListIncidents list, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var actor = user.ToActor();
        var outcome = await change.RestoreAsync(
            id, body.Version, body.To.UtcDateTime, body.Cause ?? IncidentCause.Unknown, body.Ending ?? "", actor, cancellationToken);
        return outcome.Succeeded(out _)
            ? (await list.GetAsync(id, actor, cancellationToken)).Then<ApiIncident>(found => ApiIncident.Of(found)).ToHttp()
            : outcome.Problems.ToHttp();
    }
}

/// <param name="Unit">Official code of the unit that the line is at; a unit need not name itself.</param>
/// <param name="Operator">Code of the company; a company need not name itself.</param>
/// <param name="To">Absent while the line is down.</param>
public sealed record ApiIncidentReport(
    string? Unit, string? Operator, LineKind Kind, string? Circuit, DateTimeOffset From, DateTimeOffset? To, IncidentCause? Cause, IncidentEffect? Effect, string? Note);

public sealed record ApiIncidentReported(Guid Id);

/// <param name="Version">As last read.</param>
/// <param name="Ending">What was done.</param>
public sealed record ApiIncidentRestored(int Version, DateTimeOffset To, IncidentCause? Cause, string? Ending);

public sealed record ApiIncident(
    Guid Id, string Unit, string? Operator, LineKind Kind, string? Circuit, DateTime From, DateTime? To, IncidentState State, IncidentCause Cause, IncidentEffect Effect,
    string? Note, string? Ending, decimal HoursLost, Guid? Twin, int Version)
{
    internal static ApiIncident Of(ListIncidents.Detail found) => new(
        found.Incident.Id, found.Incident.UnitName, found.Incident.OperatorName, found.Incident.Kind, found.Incident.Circuit, found.Incident.FromUtc, found.Incident.ToUtc,
        found.Incident.State, found.Incident.Cause, found.Incident.Effect, found.Incident.Note, found.Incident.Ending, found.HoursLost, found.Incident.TwinId, found.Incident.Version);
}
