using Quartz;
using SurveyPlatform.Jobs;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Server.Jobs;

/// <summary>One job of the table; which one is the name it was scheduled under.</summary>
internal sealed class ScheduledJob(RunJob run) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        (await run.RunAsync(
            context.JobDetail.Key.Name, Actor.System, cancellationToken, (context.ScheduledFireTimeUtc ?? context.FireTimeUtc).UtcDateTime)).Require();
}
