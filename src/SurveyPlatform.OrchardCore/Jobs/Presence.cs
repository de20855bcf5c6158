using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrchardCore.Environment.Shell;
using SurveyPlatform.Jobs;

namespace SurveyPlatform.Cms.Jobs;

/// <summary>Says at short intervals to each tenant with jobs that this node is there; the others see when it is not. Wakes the tenants after a start.</summary>
internal sealed partial class Presence(IShellHost shells, TimeProvider clock, ILogger<Presence> log) : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await SayAsync(keepAlive => keepAlive.StopAsync(cancellationToken));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await shells.InitializeAsync();
        using var timer = new PeriodicTimer(ServerNode.SaysSoEvery, clock);
        do
        {
            await SayAsync(keepAlive => keepAlive.RunAsync(stoppingToken));
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SayAsync(Func<KeepAlive, Task> say)
    {
        foreach (var tenant in shells.GetAllSettings().Where(tenant => tenant.IsRunning()))
        {
            try
            {
                await SayAsync(tenant, say);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // One tenant's database is away; the others have their own.
                LogFailed(failure, tenant.Name);
            }
        }
    }

    private async Task SayAsync(ShellSettings tenant, Func<KeepAlive, Task> say) => await (await shells.GetScopeAsync(tenant)).UsingAsync(async scope =>
    {
        if (scope.ServiceProvider.GetService<TenantSchedule>() is { } schedule)
        {
            schedule.Keep();
            await say(scope.ServiceProvider.GetRequiredService<KeepAlive>());
        }
    });

    [LoggerMessage(EventId = 9404, Level = LogLevel.Warning, Message = "This node could not say to the tenant {Tenant} that it is there")]
    private partial void LogFailed(Exception failure, string tenant);
}
