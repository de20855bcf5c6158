using SurveyPlatform.Jobs;

namespace SurveyPlatform.Server.Jobs;

/// <summary>Says at short intervals that this server is there; the others see when it is not.</summary>
internal sealed partial class Heartbeat(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Heartbeat> log) : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await SayAsync(keepAlive => keepAlive.StopAsync(cancellationToken));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(ServerNode.SaysSoEvery, clock);
        do
        {
            await SayAsync(keepAlive => keepAlive.RunAsync(stoppingToken));
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SayAsync(Func<KeepAlive, Task> say)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await say(scope.ServiceProvider.GetRequiredService<KeepAlive>());
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The database is away; so is everything else, and the page of health says so.
            LogFailed(failure);
        }
    }

    [LoggerMessage(EventId = 9204, Level = LogLevel.Warning, Message = "This server could not say that it is there")]
    private partial void LogFailed(Exception failure);
}
