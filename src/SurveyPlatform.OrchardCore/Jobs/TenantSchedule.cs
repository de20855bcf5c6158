using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.Logging;
using OrchardCore.Environment.Extensions.Features;
using OrchardCore.Environment.Shell;
using OrchardCore.Modules;
using SurveyPlatform.Jobs;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Cms.Jobs;

/// <summary>
/// Brings the stored schedule of a tenant to what the job table says. A schedule that has not changed is left alone, with the firing that was
/// missed while no node ran: it is made up for, once.
/// </summary>
internal sealed partial class TenantSchedule(
    ShellSettings shell, JobSchedules schedules, JobStorage storage, IRecurringJobManagerV2 recurring, TimeProvider clock, ILogger<TenantSchedule> log)
{
    private bool _isKept;

    public static string KeyOf(string tenant, string job) => $"{tenant}:{job}";

    public static string TenantOf(string key) => key.Split(':')[0];

    /// <summary>The keys of every tenant.</summary>
    public static IReadOnlyCollection<string> Stored(JobStorage storage)
    {
        using var connection = storage.GetConnection();
        return connection.GetAllItemsFromSet("recurring-jobs");
    }

    /// <summary>Once; where Hangfire's storage is away, when asked again. The tenant itself can do without.</summary>
    public void Keep()
    {
        if (_isKept || !shell.IsRunning())
        {
            return;
        }

        try
        {
            Reconcile();
            _isKept = true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(failure, shell.Name);
        }
    }

    public void Remove() => Stored().ForEach(job => recurring.RemoveIfExists(job.Id));

    private void Reconcile()
    {
        var stored = Stored();
        foreach (var gone in stored.Select(job => job.Id).Except(JobTable.All.Select(job => KeyOf(shell.Name, job.Name)), StringComparer.Ordinal))
        {
            recurring.RemoveIfExists(gone);
            LogRemoved(gone);
        }

        foreach (var job in JobTable.All)
        {
            Reconcile(job.Name, schedules.Of(job), stored.Find(item => item.Id == KeyOf(shell.Name, job.Name)));
        }
    }

    private void Reconcile(string name, string cron, RecurringJobDto? stored)
    {
        var (tenant, key) = (shell.Name, KeyOf(shell.Name, name));
        recurring.AddOrUpdate(key, Hangfire.Common.Job.FromExpression<TenantJob>(job => job.RunAsync(tenant, name, null, CancellationToken.None)), cron, new()
        {
            TimeZone = LocalTime.Zone,
            MisfireHandling = MisfireHandlingMode.Relaxed,
        });
        if (stored is not null && stored.Cron == cron && stored.Error is null)
        {
            return;
        }

        LogScheduled(key, cron);
        // A job that never ran is due, and so is one that missed its time under the schedule that it had.
        if (stored is null || !(stored.NextExecution >= clock.UtcNow))
        {
            recurring.TriggerJob(key);
        }
    }

    private List<RecurringJobDto> Stored()
    {
        using var connection = storage.GetConnection();
        return connection.GetRecurringJobs([.. connection.GetAllItemsFromSet("recurring-jobs").Where(key => TenantOf(key) == shell.Name)]);
    }

    [LoggerMessage(EventId = 9401, Level = LogLevel.Information, Message = "Job {Job} is scheduled: {Cron}")]
    private partial void LogScheduled(string job, string cron);

    [LoggerMessage(EventId = 9402, Level = LogLevel.Information, Message = "Job {Job} is no longer there and was taken off the schedule")]
    private partial void LogRemoved(string job);

    [LoggerMessage(EventId = 9403, Level = LogLevel.Warning, Message = "The schedule of the tenant {Tenant} could not be compared with the job table")]
    private partial void LogFailed(Exception failure, string tenant);
}

internal sealed class ScheduleWithTenant(TenantSchedule schedule) : ModularTenantEvents
{
    public override Task ActivatedAsync()
    {
        schedule.Keep();
        return Task.CompletedTask;
    }
}

internal sealed class ScheduleWithFeature(TenantSchedule schedule) : FeatureEventHandler
{
    public override Task DisablingAsync(IFeatureInfo feature)
    {
        if (feature.Id == SurveyFeatures.Jobs)
        {
            schedule.Remove();
        }

        return Task.CompletedTask;
    }
}
