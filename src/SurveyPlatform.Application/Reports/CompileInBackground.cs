using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SurveyPlatform.Collection;
using SurveyPlatform.Jobs;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reports;

/// <summary>What compiling a report goes through, in this order.</summary>
public enum CompileStep
{
    Judging,
    AddingUp,
    Writing,
}

/// <summary>
/// A host that has workers takes compiling off the request: one of them calls <see cref="CompileInBackground.WorkAsync"/> in a scope of its own, again
/// where the first was interrupted.
/// </summary>
public interface ICompileQueue
{
    Task EnqueueAsync(Guid run, CancellationToken cancellationToken);
}

/// <summary>Compiles a report while whoever asked for it watches.</summary>
[UseCase]
public sealed class CompileInBackground(SurveyDbContext db, IServiceScopeFactory scopes, ThisNode node, TimeProvider clock)
{
    /// <param name="Step">Null: it waits for a worker.</param>
    /// <param name="Report">Once it is there.</param>
    public sealed record State(Period Period, JobOutcome Outcome, CompileStep? Step, IReadOnlyList<JobFailure> Failures, Guid? Report);

    /// <returns>The run to watch; where the same is being compiled already, that.</returns>
    public async Task<Outcome<Guid>> AskAsync(Period period, ICompileQueue queue, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.CompileReports))
        {
            return SharedProblems.NotPermitted;
        }

        var subject = period.ToString();
        var underWay = await db.JobRuns.AsNoTracking()
            .Where(item => item.Job == JobTable.CompileReport && item.Subject == subject && item.Outcome == JobOutcome.Running)
            .Select(item => new { item.Id, item.NodeId }).FirstOrDefaultAsync(cancellationToken);
        if (underWay is { } known)
        {
            // Nobody may have been told of it: who wrote it down may have died before.
            if (known.NodeId is null)
            {
                await queue.EnqueueAsync(known.Id, cancellationToken);
            }

            return known.Id;
        }

        var run = new JobRun { Id = clock.NewKey(), Job = JobTable.CompileReport, Subject = subject, StartedBy = actor.Name, StartedAtUtc = clock.UtcNow };
        db.JobRuns.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        await queue.EnqueueAsync(run.Id, cancellationToken);
        return run.Id;
    }

    /// <exception cref="Exception">What went wrong, once it is written down: for the worker to try again.</exception>
    public async Task WorkAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await db.JobRuns.SingleOrDefaultAsync(item => item.Id == id, cancellationToken) is not { Outcome: not JobOutcome.Succeeded } run)
        {
            return;
        }

        run.Begin(node.Id);
        await db.SaveChangesAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            // Whether they may was asked when they asked.
            var outcome = await scope.ServiceProvider.GetRequiredService<CompileReport>().RunAsync(
                Period.Parse(run.Subject!), Actor.System with { Name = run.StartedBy }, cancellationToken, step => TellAsync(id, step, cancellationToken));
            if (outcome.Succeeded(out _))
            {
                run.Succeed(JobTally.Of(("reports", 1)), clock.UtcNow);
            }
            else
            {
                run.Fail(JobFailure.Of(outcome.Problems), clock.UtcNow);
            }
        }
        catch (Exception failure)
        {
            run.Fail(cancellationToken.IsCancellationRequested ? JobFailure.Of([JobsProblems.Stopped]) : JobFailure.Of(failure), clock.UtcNow);
            throw;
        }
        finally
        {
            await db.SaveChangesAsync(CancellationToken.None);
        }
    }

    public async Task<Outcome<State>> GetAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.CompileReports))
        {
            return SharedProblems.NotPermitted;
        }

        if (await db.JobRuns.AsNoTracking().SingleOrDefaultAsync(item => item.Id == id && item.Subject != null, cancellationToken) is not { } run)
        {
            return SharedProblems.NotFound;
        }

        var period = Period.Parse(run.Subject!);
        var report = run.Outcome != JobOutcome.Succeeded ? null : await db.Reports.AsNoTracking().Where(item => item.Period == period)
            .OrderByDescending(item => item.Vintage).Select(item => (Guid?)item.Id).FirstOrDefaultAsync(cancellationToken);
        return new State(period, run.Outcome, Enum.TryParse<CompileStep>(run.Step, out var step) ? step : null, run.Failures, report);
    }

    /// <summary>In a scope of its own: whoever watches sees it before the work is done.</summary>
    private async Task TellAsync(Guid id, CompileStep step, CancellationToken cancellationToken)
    {
        await using var books = scopes.CreateAsyncScope();
        var name = step.ToString();
        await books.ServiceProvider.GetRequiredService<SurveyDbContext>().JobRuns.Where(item => item.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(item => item.Step, name), cancellationToken);
    }
}
