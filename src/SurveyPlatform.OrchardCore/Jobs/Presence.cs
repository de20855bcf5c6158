using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrchardCore.Environment.Shell;
using SurveyPlatform.Jobs;

namespace SurveyPlatform.Cms.Jobs;

/// <summary>
/// Says at short intervals to each tenant with jobs that this node is there; the others see when it is not. Wakes the tenants after a start, and sees
/// to it that those that are gone have no schedule.
/// </summary>
internal sealed partial class Presence(IShellHost shells, GoneTenants gone, TimeProvider clock, ILogger<Presence> log) : BackgroundService
{
    private readonly Dictionary<string, Task> _saying = new(StringComparer.Ordinal);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        SayToAll(keepAlive => keepAlive.StopAsync(cancellationToken));
        await Task.WhenAll(_saying.Values).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await shells.InitializeAsync();
        using var timer = new PeriodicTimer(ServerNode.SaysSoEvery, clock);
        do
        {
            SayToAll(keepAlive => keepAlive.RunAsync(stoppingToken));
            await gone.ForgetAsync();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>At once, and not to whom it is still being said: a tenant whose database does not answer holds up no other.</summary>
    private void SayToAll(Func<KeepAlive, Task> say)
    {
        foreach (var tenant in shells.GetAllSettings().Where(tenant => tenant.IsRunning()))
        {
            if (_saying.GetValueOrDefault(tenant.Name) is not { IsCompleted: false })
            {
                _saying[tenant.Name] = Task.Run(() => SayAsync(tenant, say));
            }
        }
    }

    private async Task SayAsync(ShellSettings tenant, Func<KeepAlive, Task> say)
    {
        try
        {
            await (await shells.GetScopeAsync(tenant)).UsingAsync(async scope =>
            {
                if (scope.ServiceProvider.GetService<TenantSchedule>() is { } schedule)
                {
                    schedule.Keep();
                    await say(scope.ServiceProvider.GetRequiredService<KeepAlive>());
                }
            });
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The tenant's database is away; the others have their own.
            LogFailed(failure, tenant.Name);
        }
    }

    [LoggerMessage(EventId = 9404, Level = LogLevel.Warning, Message = "This node could not say to the tenant {Tenant} that it is there")]
    private partial void LogFailed(Exception failure, string tenant);
}
