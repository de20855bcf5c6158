using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Jobs;

/// <summary>Runs items of jobs, each in a scope of its own, so that none holds up another; keeps those that failed.</summary>
[UseCase]
public sealed partial class RunItems(IServiceScopeFactory scopes, TimeProvider clock, ILogger<RunItems> log)
{
    /// <summary>All that is due, but for what waits for its next attempt or for an administrator.</summary>
    public async Task<JobTally> RunAsync(Job job, JobWork.ByItem work, CancellationToken cancellationToken)
    {
        var tally = new JobTally();
        var kept = (await KeptAsync(job.Name, cancellationToken)).ToDictionary(item => item.Key, StringComparer.Ordinal);
        foreach (var item in await DueAsync(work, cancellationToken))
        {
            switch (kept.GetValueOrDefault(item.Key))
            {
                case { State: JobItemState.Skipped }:
                    break;
                case { State: JobItemState.SetAside }:
                    tally.Add(JobTally.SetAside);
                    break;
                case { } waiting when !waiting.IsDue(clock.UtcNow):
                    tally.Add(JobTally.Waiting);
                    break;
                default:
                    tally.Add(await TryAsync(job.Name, work, item, cancellationToken));
                    break;
            }
        }

        return tally;
    }

    /// <summary>What has failed before, of every job, and whose time for another attempt has come.</summary>
    public async Task<JobTally> RetryAsync(CancellationToken cancellationToken)
    {
        var tally = new JobTally();
        foreach (var item in await KeptAsync(null, cancellationToken))
        {
            if (item.IsDue(clock.UtcNow) && JobTable.Find(item.Job)?.Work is JobWork.ByItem work)
            {
                tally.Add(await TryAsync(item.Job, work, new(item.Key, item.Title), cancellationToken) == JobTally.Failed ? JobTally.Failed : "done");
            }
        }

        return tally;
    }

    /// <returns>What it counts as; <see cref="JobTally.Failed"/> when it did not succeed.</returns>
    public async Task<string> TryAsync(string job, JobWork.ByItem work, DueItem item, CancellationToken cancellationToken)
    {
        var (counted, failures) = await AttemptAsync(job, work, item, cancellationToken);
        await using var books = scopes.CreateAsyncScope();
        var db = books.ServiceProvider.GetRequiredService<SurveyDbContext>();
        if (failures.Count == 0)
        {
            await db.JobItems.Where(row => row.Job == job && row.Key == item.Key).ExecuteDeleteAsync(CancellationToken.None);
            return counted;
        }

        await KeepAsync(db, job, item, failures);
        return JobTally.Failed;
    }

    private async Task<(string Counted, List<JobFailure> Failures)> AttemptAsync(string job, JobWork.ByItem work, DueItem item, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            var outcome = await work.RunAsync(scope.ServiceProvider, item.Key, cancellationToken);
            return outcome.Succeeded(out var counted) ? (counted, []) : ("", JobFailure.Of(outcome.Problems));
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // It has no caller to throw to: the administrator finds it on the page of jobs, with its error.
            LogFailed(failure, job, item.Title);
            return ("", JobFailure.Of(failure));
        }
    }

    private async Task KeepAsync(SurveyDbContext db, string job, DueItem item, List<JobFailure> failures)
    {
        var now = clock.UtcNow;
        var row = await db.JobItems.FindAsync([job, item.Key], CancellationToken.None);
        if (row is null)
        {
            row = new() { Job = job, Key = item.Key, Title = item.Title, FirstFailedAtUtc = now };
            db.JobItems.Add(row);
        }

        row.Fail(failures, now);
        if (row.State == JobItemState.SetAside)
        {
            LogSetAside(job, item.Title, row.Attempts);
        }

        try
        {
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateException) when (row.Attempts == 1)
        {
            // Another server failed with the very same item in this moment and has written it down.
        }
    }

    private async Task<List<JobItem>> KeptAsync(string? job, CancellationToken cancellationToken)
    {
        await using var books = scopes.CreateAsyncScope();
        return await books.ServiceProvider.GetRequiredService<SurveyDbContext>().JobItems.AsNoTracking()
            .Where(item => job == null || item.Job == job).OrderBy(item => item.NextAttemptAtUtc).ToListAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<DueItem>> DueAsync(JobWork.ByItem work, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work.DueAsync(scope.ServiceProvider, cancellationToken);
    }

    [LoggerMessage(EventId = 9002, Level = LogLevel.Error, Message = "Job {Job} failed with {Item}; it is tried again later")]
    private partial void LogFailed(Exception failure, string job, string item);

    [LoggerMessage(EventId = 9003, Level = LogLevel.Error, Message = "Job {Job} has failed with {Item} for the {Attempts}th time; it is set aside until an administrator decides")]
    private partial void LogSetAside(string job, string item, int attempts);
}
