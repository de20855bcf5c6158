using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Server.Accounts;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Server.Http;

/// <summary>For load balancers and watchdogs. Says only whether; why is in the log.</summary>
internal static partial class Health
{
    public const string Path = "/health";

    public sealed record Report(string Status);

    public static void MapHealth(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, GetAsync).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> GetAsync(
        SurveyDbContext survey, AccountsDbContext accounts, ILogger<AccountsDbContext> log, CancellationToken cancellationToken)
    {
        try
        {
            var pending = (await survey.Database.GetPendingMigrationsAsync(cancellationToken))
                .Concat(await accounts.Database.GetPendingMigrationsAsync(cancellationToken))
                .ToList();
            if (pending.Count == 0)
            {
                return TypedResults.Ok(new Report("healthy"));
            }

            LogPending(log, string.Join(", ", pending));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogUnreachable(log, failure);
        }

        return TypedResults.Json(new Report("unhealthy"), statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    [LoggerMessage(EventId = 9101, Level = LogLevel.Error, Message = "Not healthy: migrations are not applied: {Pending}")]
    private static partial void LogPending(ILogger log, string pending);

    [LoggerMessage(EventId = 9102, Level = LogLevel.Error, Message = "Not healthy: the database does not answer")]
    private static partial void LogUnreachable(ILogger log, Exception failure);
}
