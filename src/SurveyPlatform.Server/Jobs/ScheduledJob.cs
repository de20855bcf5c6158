using System.Collections.Concurrent;
using Quartz;
using SurveyPlatform.Jobs;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Server.Jobs;

/// <summary>One job of the table; which one is the name it was scheduled under.</summary>
internal sealed class ScheduledJob(RunJob run) : IJob
{
    /// <summary>What this server is at: of a shared job it runs one at a time and leaves the next firing to the others.</summary>
    private static readonly ConcurrentDictionary<string, bool> RunningHere = new(StringComparer.Ordinal);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var name = context.JobDetail.Key.Name;
        if (!RunningHere.TryAdd(name, true))
        {
            return;
        }

        try
        {
            (await run.RunAsync(name, Actor.System, cancellationToken, (context.ScheduledFireTimeUtc ?? context.FireTimeUtc).UtcDateTime)).Require();
        }
        finally
        {
            RunningHere.TryRemove(name, out _);
        }
    }
}
