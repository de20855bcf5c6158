using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Jobs;

/// <summary>What the clock does and did last, what is left over, and which servers are there to do it.</summary>
[UseCase]
public sealed class ListJobs(SurveyDbContext db, JobSchedules schedules, TimeProvider clock)
{
    /// <summary>What lies longer than this behind its time has not run.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan NodesShownFor = TimeSpan.FromDays(1);

    /// <param name="NextUtc">Null when only the scheduler knows.</param>
    /// <param name="IsOverdue">Its time came and nothing ran: no server runs jobs, or none gets round to it.</param>
    public sealed record Row(Job Job, string Cron, DateTime? NextUtc, bool IsOverdue, JobRun? Last, string? Node);

    /// <param name="Items">What has failed and is not done yet; what an administrator must decide comes first.</param>
    /// <param name="Nodes">Those that are there, and those that were within the day.</param>
    public sealed record Result(IReadOnlyList<Row> Jobs, IReadOnlyList<JobItem> Items, IReadOnlyList<ServerNode> Nodes, DateTime NowUtc)
    {
        public bool NobodyRunsJobs => !Nodes.Any(node => node.RunsJobs && node.IsAlive(NowUtc));
    }

    public async Task<Outcome<Result>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.Administer))
        {
            return SharedProblems.NotPermitted;
        }

        var now = clock.UtcNow;
        var since = now - NodesShownFor;
        var nodes = await db.ServerNodes.AsNoTracking().Where(node => node.EndedAtUtc == null || node.EndedAtUtc > since)
            .OrderByDescending(node => node.StartedAtUtc).ToListAsync(cancellationToken);
        var rows = new List<Row>();
        foreach (var job in JobTable.All)
        {
            rows.Add(await RowAsync(job, nodes, now, cancellationToken));
        }

        var items = await db.JobItems.AsNoTracking().ToListAsync(cancellationToken);
        return new Result(rows, [.. items.OrderBy(item => Urgency(item.State)).ThenByDescending(item => item.LastFailedAtUtc)], nodes, now);
    }

    private async Task<Row> RowAsync(Job job, List<ServerNode> nodes, DateTime now, CancellationToken cancellationToken)
    {
        var last = await db.JobRuns.AsNoTracking().Where(run => run.Job == job.Name).OrderByDescending(run => run.StartedAtUtc).FirstOrDefaultAsync(cancellationToken);
        var cron = schedules.Of(job);
        var expected = last is null ? null : NextUtc(cron, last.StartedAtUtc);
        return new(job, cron, NextUtc(cron, now), expected + Grace < now, last, nodes.Find(node => node.Id == last?.NodeId)?.Name);
    }

    private static int Urgency(JobItemState state) => state switch
    {
        JobItemState.SetAside => 0,
        JobItemState.Waiting => 1,
        JobItemState.Skipped => 2,
    };

    private static DateTime? NextUtc(string cron, DateTime utc) =>
        JobTimes.Next(cron, utc.ToLocal()) is { } next ? TimeZoneInfo.ConvertTimeToUtc(next, LocalTime.Zone) : null;
}
