using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.Logging;
using OrchardCore.Environment.Extensions.Features;
using OrchardCore.Environment.Shell;
using OrchardCore.Environment.Shell.Removing;
using OrchardCore.Modules;
using SurveyPlatform.Jobs;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Cms.Jobs;

/// <summary>
/// Brings the stored schedule of a tenant to what the job table says. A schedule that has not changed is left alone, with the firing that was
/// missed while no node ran: it is made up for, once.
/// </summary>
internal sealed partial class TenantSchedule(ShellSettings shell, JobSchedules schedules, JobStorage storage, IRecurringJobManagerV2 recurring, ILogger<TenantSchedule> log)
{
    private bool _isKept;

    public static string KeyOf(string tenant, string job) => $"{tenant}:{job}";

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

    public void Remove() => Stored().ForEach(recurring.RemoveIfExists);

    private void Reconcile()
    {
        var stored = Stored();
        foreach (var gone in stored.Except(JobTable.All.Select(job => KeyOf(shell.Name, job.Name)), StringComparer.Ordinal))
        {
            recurring.RemoveIfExists(gone);
            LogRemoved(gone);
        }

        foreach (var job in JobTable.All)
        {
            var (tenant, name, cron) = (shell.Name, job.Name, schedules.Of(job));
            var key = KeyOf(tenant, name);
            recurring.AddOrUpdate(key, Hangfire.Common.Job.FromExpression<TenantJob>(tenantJob => tenantJob.RunAsync(tenant, name, null, CancellationToken.None)), cron, new()
            {
                TimeZone = LocalTime.Zone,
                MisfireHandling = MisfireHandlingMode.Relaxed,
            });
            // A job that never ran is due.
            if (!stored.Contains(key, StringComparer.Ordinal))
            {
                LogScheduled(key, cron);
                recurring.TriggerJob(key);
            }
        }
    }

    private List<string> Stored()
    {
        using var connection = storage.GetConnection();
        return [.. connection.GetRecurringJobs().Select(job => job.Id).Where(id => id.StartsWith(KeyOf(shell.Name, ""), StringComparison.Ordinal))];
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

    public override Task RemovingAsync(ShellRemovingContext context)
    {
        schedule.Remove();
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
