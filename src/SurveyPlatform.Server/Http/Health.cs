using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SurveyPlatform.Server.Accounts;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Server.Http;

/// <summary>For load balancers and watchdogs. Says only whether; why is in the log.</summary>
internal static partial class Health
{
    public const string Path = "/health";

    private const string Well = "healthy";
    private const string Ill = "unhealthy";

    /// <param name="Status">Unhealthy, with 503: send nobody here. Degraded, with 200: pages are served, but jobs do not run as they should.</param>
    /// <param name="Scheduler">Off where the settings say that this server runs no jobs.</param>
    public sealed record Report(string Status, string Database, string Scheduler);

    public static void MapHealth(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, GetAsync).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> GetAsync(
        SurveyDbContext survey, AccountsDbContext accounts, HealthCheckService checks, ILogger<AccountsDbContext> log, CancellationToken cancellationToken)
    {
        if (!await IsDatabaseWellAsync(survey, accounts, log, cancellationToken))
        {
            return TypedResults.Json(new Report(Ill, Ill, "unknown"), statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        var scheduler = await checks.CheckHealthAsync(cancellationToken);
        foreach (var (name, entry) in scheduler.Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy))
        {
            LogScheduler(log, name, entry.Description ?? "", entry.Exception);
        }

        return TypedResults.Ok(scheduler switch
        {
            { Entries.Count: 0 } => new Report(Well, Well, "off"),
            { Status: HealthStatus.Healthy } => new Report(Well, Well, Well),
            _ => new Report("degraded", Well, Ill),
        });
    }

    private static async Task<bool> IsDatabaseWellAsync(SurveyDbContext survey, AccountsDbContext accounts, ILogger log, CancellationToken cancellationToken)
    {
        try
        {
            var pending = (await survey.Database.GetPendingMigrationsAsync(cancellationToken))
                .Concat(await accounts.Database.GetPendingMigrationsAsync(cancellationToken))
                .ToList();
            if (pending.Count > 0)
            {
                LogPending(log, string.Join(", ", pending));
            }

            return pending.Count == 0;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogUnreachable(log, failure);
            return false;
        }
    }

    [LoggerMessage(EventId = 9101, Level = LogLevel.Error, Message = "Not healthy: migrations are not applied: {Pending}")]
    private static partial void LogPending(ILogger log, string pending);

    [LoggerMessage(EventId = 9102, Level = LogLevel.Error, Message = "Not healthy: the database does not answer")]
    private static partial void LogUnreachable(ILogger log, Exception failure);

    [LoggerMessage(EventId = 9103, Level = LogLevel.Warning, Message = "{Check} is not healthy: {Description}")]
    private static partial void LogScheduler(ILogger log, string check, string description, Exception? failure);
}
