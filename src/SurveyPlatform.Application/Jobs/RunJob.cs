using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Jobs;

/// <summary>Runs one job of the table, by the clock or by hand, and keeps what became of it.</summary>
[UseCase]
public sealed partial class RunJob(IServiceScopeFactory scopes, TimeProvider clock, ILogger<RunJob> log)
{
    /// <summary>A run that never ended is taken for cut off after this long.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    public sealed record Result(Guid RunId, JobOutcome Outcome, string Message);

    public async Task<Outcome<Result>> RunAsync(string name, Actor actor, CancellationToken cancellationToken)
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
        await EndAbandonedAsync(db, name, cancellationToken);
        var run = new JobRun { Id = clock.NewKey(), Job = name, StartedBy = actor.Name, StartedAtUtc = clock.UtcNow };
        db.JobRuns.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        var (outcome, message) = await RunAsync(job, cancellationToken);
        run.End(outcome, message, clock.UtcNow);
        await db.SaveChangesAsync(CancellationToken.None);
        return new Result(run.Id, outcome, message);
    }

    private async Task<(JobOutcome Outcome, string Message)> RunAsync(Job job, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            var outcome = await job.RunAsync(scope.ServiceProvider, cancellationToken);
            return outcome.Succeeded(out var message)
                ? (JobOutcome.Succeeded, message)
                : (JobOutcome.Failed, string.Join("; ", outcome.Problems.Select(problem => $"{problem.Place} {problem.Message}".Trim())));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (JobOutcome.Failed, "Stopped before it ended; the next run goes on where this one stopped.");
        }
        catch (Exception failure)
        {
            // A job has no caller to throw to: the failure goes to the list of runs, where the administrator sees it, and to the log.
            LogFailed(failure, job.Name);
            return (JobOutcome.Failed, failure.Message);
        }
    }

    private async Task EndAbandonedAsync(SurveyDbContext db, string name, CancellationToken cancellationToken)
    {
        var before = clock.UtcNow - Abandoned;
        foreach (var run in await db.JobRuns.Where(run => run.Job == name && run.Outcome == JobOutcome.Running && run.StartedAtUtc < before)
            .ToListAsync(cancellationToken))
        {
            run.End(JobOutcome.Failed, "The process ended before the job did.", clock.UtcNow);
        }
    }

    [LoggerMessage(EventId = 9001, Level = LogLevel.Error, Message = "Job {Job} failed")]
    private partial void LogFailed(Exception failure, string job);
}
