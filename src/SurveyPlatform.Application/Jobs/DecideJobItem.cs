using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Jobs;

public enum JobItemDecision
{
    /// <summary>At once, whatever its next attempt was to be.</summary>
    TryAgain,

    /// <summary>It shall not be done.</summary>
    Skip,
}

/// <summary>An administrator says how it goes on with an item that has failed.</summary>
[UseCase]
public sealed class DecideJobItem(SurveyDbContext db, RunItems items)
{
    /// <param name="Succeeded">Null when nothing was tried.</param>
    public sealed record Result(string Title, bool? Succeeded);

    public async Task<Outcome<Result>> RunAsync(string job, string key, JobItemDecision decision, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.Administer))
        {
            return SharedProblems.NotPermitted;
        }

        if (JobTable.Find(job)?.Work is not JobWork.ByItem work || await db.JobItems.FindAsync([job, key], cancellationToken) is not { } item)
        {
            return SharedProblems.NotFound;
        }

        if (decision == JobItemDecision.Skip)
        {
            item.Skip(actor);
            await db.SaveChangesAsync(cancellationToken);
            return new Result(item.Title, null);
        }

        return new Result(item.Title, await items.TryAsync(job, work, new(key, item.Title), cancellationToken) != JobTally.Failed);
    }
}
