using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Jobs;

/// <summary>Runs one job of the table, by the clock or by hand, and keeps what became of it.</summary>
[UseCase]
public sealed partial class RunJob(IServiceScopeFactory scopes, RunItems items, ThisNode node, TimeProvider clock, ILogger<RunJob> log)
{
    /// <param name="Message">English, for logs; the page has its own words.</param>
    public sealed record Result(Guid RunId, JobOutcome Outcome, string Message);

    /// <param name="scheduledForUtc">Null: by hand.</param>
    public async Task<Outcome<Result>> RunAsync(string name, Actor actor, CancellationToken cancellationToken, DateTime? scheduledForUtc = null)
    {
        if (!actor.May(Permission.Administer))
        {
            return SharedProblems.NotPermitted;
        }

        if (JobTable.Find(name) is not { } job)
        {
            return SharedProblems.NotFound;
        }

        // A scope of its own for the book-keeping: what the job leaves behind in its context must not be saved with it.
        await using var books = scopes.CreateAsyncScope();
        var db = books.ServiceProvider.GetRequiredService<SurveyDbContext>();
        var run = new JobRun
        {
            Id = clock.NewKey(),
            Job = name,
            StartedBy = actor.Name,
            NodeId = node.Id,
            ScheduledForUtc = scheduledForUtc,
            StartedAtUtc = clock.UtcNow,
        };
        db.JobRuns.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        var message = await RunAsync(job, run, cancellationToken);
        await db.SaveChangesAsync(CancellationToken.None);
        return new Result(run.Id, run.Outcome, message);
    }

    private async Task<string> RunAsync(Job job, JobRun run, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await WorkAsync(job, cancellationToken);
            if (outcome.Succeeded(out var tally))
            {
                run.Succeed(tally, clock.UtcNow);
                return tally.ToString();
            }

            run.Fail(JobFailure.Of(outcome.Problems), clock.UtcNow);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            run.Fail(JobFailure.Of([JobsProblems.Stopped]), clock.UtcNow);
        }
        catch (Exception failure)
        {
            // A job has no caller to throw to: the failure goes to the list of runs, where the administrator sees it, and to the log.
            LogFailed(failure, job.Name);
            run.Fail(JobFailure.Of(failure), clock.UtcNow);
        }

        return string.Join("; ", run.Failures);
    }

    private async Task<Outcome<JobTally>> WorkAsync(Job job, CancellationToken cancellationToken)
    {
        if (job.Work is JobWork.ByItem work)
        {
            return await items.RunAsync(job, work, cancellationToken);
        }

        await using var scope = scopes.CreateAsyncScope();
        return await ((JobWork.Whole)job.Work).RunAsync(scope.ServiceProvider, cancellationToken);
    }

    [LoggerMessage(EventId = 9001, Level = LogLevel.Error, Message = "Job {Job} failed")]
    private partial void LogFailed(Exception failure, string job);
}
