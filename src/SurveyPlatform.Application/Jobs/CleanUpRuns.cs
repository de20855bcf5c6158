using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Jobs;

/// <summary>Takes away old runs, sooner those that found nothing to do, and servers that are long gone.</summary>
[UseCase]
public sealed class CleanUpRuns(SurveyDbContext db, TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(180);
    private static readonly TimeSpan KeptForNothing = TimeSpan.FromDays(2);

    public async Task<Outcome<JobTally>> RunAsync(CancellationToken cancellationToken)
    {
        var (old, idle) = (clock.UtcNow - KeptFor, clock.UtcNow - KeptForNothing);
        var nothing = new Dictionary<string, int>();
        var runs = await db.JobRuns
            .Where(run => run.StartedAtUtc < old || (run.StartedAtUtc < idle && run.Outcome == JobOutcome.Succeeded && run.Counts == nothing))
            .ExecuteDeleteAsync(cancellationToken);
        var nodes = await db.ServerNodes.Where(node => node.EndedAtUtc < old).ExecuteDeleteAsync(cancellationToken);
        return JobTally.Of(("runs", runs), ("servers", nodes));
    }
}
