using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Jobs;

/// <summary>Says that this server is there, and ends what servers were at that have fallen silent.</summary>
[UseCase]
public sealed class KeepAlive(SurveyDbContext db, ThisNode node, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        var nodes = await db.ServerNodes.Where(item => item.EndedAtUtc == null || item.Id == node.Id).ToListAsync(cancellationToken);
        var own = nodes.Find(item => item.Id == node.Id);
        if (own is null)
        {
            own = new() { Id = node.Id, Name = node.Name, RunsJobs = node.RunsJobs, StartedAtUtc = now };
            db.ServerNodes.Add(own);
        }

        // The others may have given it up while it was cut off from the database.
        (own.SeenAtUtc, own.EndedAtUtc) = (now, null);
        foreach (var silent in nodes.Where(item => item.Id != node.Id && item.IsSilent(now)))
        {
            silent.EndedAtUtc = silent.SeenAtUtc;
            await EndRunsAsync(silent, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>When it is told to stop.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var now = clock.UtcNow;
        await db.ServerNodes.Where(item => item.Id == node.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(item => item.SeenAtUtc, now).SetProperty(item => item.EndedAtUtc, now), cancellationToken);
    }

    private async Task EndRunsAsync(ServerNode lost, CancellationToken cancellationToken)
    {
        var cutOff = await db.JobRuns.Where(run => run.NodeId == lost.Id && run.Outcome == JobOutcome.Running).ToListAsync(cancellationToken);
        cutOff.ForEach(run => run.Fail(JobFailure.Of([JobsProblems.ServerLost]), clock.UtcNow));
    }
}
