using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Jobs;

/// <summary>The newest runs of one job, and which server ran each.</summary>
[UseCase]
public sealed class ListJobRuns(SurveyDbContext db, JobSchedules schedules)
{
    public const int Shown = 100;

    public sealed record Result(Job Job, string Cron, IReadOnlyList<(JobRun Run, string? Node)> Runs);

    /// <param name="all">Also those that found nothing to do.</param>
    public async Task<Outcome<Result>> RunAsync(string name, bool all, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.Administer))
        {
            return SharedProblems.NotPermitted;
        }

        if (JobTable.Find(name) is not { } job)
        {
            return SharedProblems.NotFound;
        }

        var nothing = new Dictionary<string, int>();
        var runs = await db.JobRuns.AsNoTracking()
            .Where(run => run.Job == name && (all || run.Outcome != JobOutcome.Succeeded || run.Counts != nothing))
            .OrderByDescending(run => run.StartedAtUtc).Take(Shown).ToListAsync(cancellationToken);
        var nodes = await db.ServerNodes.AsNoTracking().ToDictionaryAsync(node => node.Id, node => node.Name, cancellationToken);
        return new Result(job, schedules.Of(job), [.. runs.Select(run => (run, run.NodeId is { } id ? nodes.GetValueOrDefault(id) : null))]);
    }
}
