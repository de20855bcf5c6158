using Quartz;
using SurveyPlatform.Jobs;
using SurveyPlatform.Server.Accounts;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Server.Jobs;

/// <summary>
/// Brings the stored schedule to what the job table says. A schedule that has not changed is left alone, with the firing that was missed
/// while no server ran: whichever server comes first makes up for it, once. Looks again from time to time, because a clock that was put
/// forward and back leaves firings behind that are years away.
/// </summary>
internal sealed partial class JobReconciliation(
    ISchedulerFactory schedulers, JobSchedules schedules, IServiceScopeFactory scopes, TimeProvider clock, ILogger<JobReconciliation> log) : BackgroundService
{
    /// <summary>Any number that nobody else takes in this database.</summary>
    private const long Turn = 7_304_852_002;

    private static readonly TimeSpan LooksAgainEvery = TimeSpan.FromMinutes(5);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await ReconcileAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LooksAgainEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await ReconcileAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The database is away for a moment; the schedule in it is still there when it is back.
                LogFailed(failure);
            }
        }
    }

    private async Task ReconcileAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        // Of servers that start at once each would find the schedule as it was and replace what another has just begun.
        await using var turn = await scope.ServiceProvider.GetRequiredService<AccountsDbContext>().WaitForTurnAsync(Turn, cancellationToken);
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var stored in (await scheduler.QueryJobs(new(), cancellationToken)).Items)
        {
            if (JobTable.Find(stored.Key.Name) is null && await scheduler.DeleteJob(stored.Key, cancellationToken))
            {
                LogRemoved(stored.Key.Name);
            }
        }

        for (var at = 0; at < JobTable.All.Count; at++)
        {
            await ReconcileAsync(scheduler, JobTable.All[at], JobTable.All.Count - at, cancellationToken);
        }
    }

    /// <param name="priority">Of several that are due the one further up in the table begins first.</param>
    private async Task ReconcileAsync(IScheduler scheduler, Job job, int priority, CancellationToken cancellationToken)
    {
        var detail = JobBuilder.Create<ScheduledJob>().WithIdentity(job.Name).StoreDurably().DisallowConcurrentExecution(!job.IsShared).RequestRecovery().Build();
        await scheduler.AddJob(detail, new() { Replace = true }, cancellationToken);
        var (key, cron, now) = (new TriggerKey(job.Name), schedules.Of(job), clock.GetUtcNow());
        var stored = await scheduler.GetTrigger(key, cancellationToken);
        if (stored is ICronTrigger same && same.CronExpressionString == cron && same.Priority == priority
            && same.NextFireTimeUtc <= new CronExpression(cron, LocalTime.Zone).GetNextValidTimeAfter(now)
            && await scheduler.GetTriggerState(key, cancellationToken) != TriggerState.Error)
        {
            return;
        }

        var trigger = TriggerBuilder.Create(clock).WithIdentity(key).ForJob(detail).WithPriority(priority).WithCronSchedule(
            cron, schedule => schedule.InTimeZone(LocalTime.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build();
        await scheduler.ScheduleJob(trigger, new() { Replace = true }, cancellationToken);
        LogScheduled(job.Name, cron);
        // A job that never ran is due, and so is one that missed its time under the schedule that it had.
        if (stored is null || stored.NextFireTimeUtc < now)
        {
            await scheduler.TriggerJob(detail.Key, [], cancellationToken);
        }
    }

    [LoggerMessage(EventId = 9201, Level = LogLevel.Information, Message = "Job {Job} is scheduled: {Cron}")]
    private partial void LogScheduled(string job, string cron);

    [LoggerMessage(EventId = 9202, Level = LogLevel.Information, Message = "Job {Job} is no longer there and was taken off the schedule")]
    private partial void LogRemoved(string job);

    [LoggerMessage(EventId = 9203, Level = LogLevel.Warning, Message = "The schedule could not be compared with the job table")]
    private partial void LogFailed(Exception failure);
}
