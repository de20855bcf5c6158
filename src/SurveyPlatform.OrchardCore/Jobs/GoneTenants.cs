using Hangfire;
using Microsoft.Extensions.Logging;
using OrchardCore.Environment.Shell;

namespace SurveyPlatform.Cms.Jobs;

/// <summary>Tenants that were switched off or removed, here or by another node, now or while none ran. One that is switched on again brings its schedule back.</summary>
internal sealed partial class GoneTenants(IShellSettingsManager tenants, JobStorage storage, IRecurringJobManagerV2 recurring, ILogger<GoneTenants> log)
{
    /// <summary>Takes their jobs off the schedule.</summary>
    public async Task ForgetAsync()
    {
        try
        {
            var scheduled = TenantSchedule.Stored(storage);
            var gone = scheduled.Select(TenantSchedule.TenantOf).Except(await RunningAsync(), StringComparer.OrdinalIgnoreCase).ToList();
            foreach (var key in scheduled.Where(key => gone.Contains(TenantSchedule.TenantOf(key), StringComparer.Ordinal)))
            {
                recurring.RemoveIfExists(key);
            }

            gone.ForEach(LogForgotten);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(failure);
        }
    }

    /// <summary>As is written down: of what another node has changed this one may not know yet.</summary>
    private async Task<List<string>> RunningAsync()
    {
        var running = new List<string>();
        foreach (var tenant in await tenants.LoadSettingsAsync())
        {
            using var settings = tenant.AsDisposable();
            if (settings.IsRunning())
            {
                running.Add(settings.Name);
            }
        }

        return running;
    }

    [LoggerMessage(EventId = 9405, Level = LogLevel.Information, Message = "The tenant {Tenant} is switched off or gone; its jobs were taken off the schedule")]
    private partial void LogForgotten(string tenant);

    [LoggerMessage(EventId = 9406, Level = LogLevel.Warning, Message = "The schedule could not be compared with the tenants")]
    private partial void LogFailed(Exception failure);
}
