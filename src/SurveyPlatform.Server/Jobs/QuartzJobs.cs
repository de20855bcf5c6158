using Microsoft.EntityFrameworkCore;
using Quartz;
using SurveyPlatform.Jobs;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Server.Jobs;

/// <summary>Hands the job table to Quartz. The schedule is in memory: it is the table, and what has run is in the database.</summary>
public static class QuartzJobs
{
    public static IServiceCollection AddScheduledJobs(this IServiceCollection services, IConfiguration settings)
    {
        if (!settings.GetValue("Jobs:Enabled", defaultValue: true))
        {
            return services;
        }

        services.AddQuartz(quartz =>
        {
            foreach (var job in JobTable.All)
            {
                var key = new JobKey(job.Name);
                quartz.AddJob<ScheduledJob>(configure => configure.WithIdentity(key).DisallowConcurrentExecution());
                quartz.AddTrigger<ScheduledJob>(trigger => trigger.ForJob(key).WithIdentity(job.Name).WithCronSchedule(
                    job.Cron,
                    cron => cron.InTimeZone(LocalTime.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)));
            }
        });
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
        return services.AddHostedService<MissedJobs>();
    }

    /// <summary>Whether the job's time came round since it last ran; a job that never ran is due.</summary>
    public static bool WasMissed(Job job, DateTime? lastRunUtc, DateTime nowUtc) =>
        lastRunUtc is not { } last || new CronExpression(job.Cron, LocalTime.Zone).GetNextValidTimeAfter(new(last, TimeSpan.Zero)) <= new DateTimeOffset(nowUtc, TimeSpan.Zero);
}

/// <summary>One job of the table; which one is the name it was scheduled under.</summary>
internal sealed class ScheduledJob(RunJob run) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        (await run.RunAsync(context.JobDetail.Key.Name, Actor.System, cancellationToken)).Require();
}

/// <summary>A server that was down when jobs' times came runs them when it is up again: each once, in the order of the table.</summary>
internal sealed class MissedJobs(IServiceScopeFactory scopes, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SurveyDbContext>();
        var run = scope.ServiceProvider.GetRequiredService<RunJob>();
        foreach (var job in JobTable.All)
        {
            // A run that never ended was cut off with its process: what it left is done now.
            var last = await db.JobRuns.Where(item => item.Job == job.Name && item.Outcome != JobOutcome.Running)
                .MaxAsync(item => (DateTime?)item.StartedAtUtc, stoppingToken);
            if (QuartzJobs.WasMissed(job, last, clock.UtcNow))
            {
                (await run.RunAsync(job.Name, Actor.System, stoppingToken)).Require();
            }
        }
    }
}
