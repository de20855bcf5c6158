using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Hangfire;
using Hangfire.Server;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Environment.Shell;
using SurveyPlatform.Jobs;
using SurveyPlatform.Reports;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Cms.Jobs;

/// <summary>
/// What Hangfire calls: the job of a tenant, with the services of that tenant and no other. What fails is thrown, so that Hangfire shows it and
/// tries again. Names and signatures are stored with what waits: a change of them loses it.
/// </summary>
[AutomaticRetry(Attempts = 4, DelaysInSeconds = [15, 60, 300, 900])]
internal sealed class TenantJob(IShellHost shells, IBackgroundJobClientV2 jobs, RunningHere here)
{
    /// <summary>Until what found no worker asks again.</summary>
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(10);

    [JobDisplayName("{0}: {1}")]
    public Task RunAsync(string tenant, string job, PerformContext? context, CancellationToken cancellationToken) =>
        WithWorkerAsync(tenant, job, context, services => RunAsync(services, tenant, job, context?.BackgroundJob.CreatedAt, cancellationToken));

    [JobDisplayName("{0}: compile-report {1}")]
    public Task CompileAsync(string tenant, Guid run, PerformContext? context, CancellationToken cancellationToken) =>
        WithWorkerAsync(tenant, $"{run}", context, services => services.GetRequiredService<CompileInBackground>().WorkAsync(run, cancellationToken));

    private async Task WithWorkerAsync(string tenant, string work, PerformContext? context, Func<IServiceProvider, Task> run)
    {
        using var worker = here.TryBegin(tenant, work);
        if (worker is not null)
        {
            await InTenantAsync(tenant, run);
        }
        else if (context is not null && !here.IsAt(tenant, work))
        {
            jobs.Reschedule(context.BackgroundJob.Id, Later);
        }

        // Else: what this node is at already sees to all that is due.
    }

    private static async Task RunAsync(IServiceProvider services, string tenant, string name, DateTime? due, CancellationToken cancellationToken)
    {
        if (JobTable.Find(name) is not { } job)
        {
            return;
        }

        // Given up by the database when the node that has it dies.
        var key = TenantSchedule.KeyOf(tenant, name);
        await using var turn = job.IsShared ? null : await services.GetRequiredService<SurveyDbContext>().WaitForTurnAsync(TurnOf(key), cancellationToken);
        var scheduledFor = due is { } time ? DateTime.SpecifyKind(time, DateTimeKind.Utc) : (DateTime?)null;
        var result = (await services.GetRequiredService<RunJob>().RunAsync(name, Actor.System, cancellationToken, scheduledFor)).Require();
        cancellationToken.ThrowIfCancellationRequested();
        if (result.Outcome == JobOutcome.Failed)
        {
            throw new InvalidOperationException($"{key} failed: {result.Message}");
        }
    }

    /// <summary>Nothing, where the tenant is gone, is switched off, or has no jobs any more.</summary>
    private async Task InTenantAsync(string tenant, Func<IServiceProvider, Task> run)
    {
        await shells.InitializeAsync();
        if (shells.TryGetSettings(tenant, out var settings) && settings.IsRunning())
        {
            await (await shells.GetScopeAsync(settings)).UsingAsync(scope =>
                scope.ServiceProvider.GetService<TenantSchedule>() is null ? Task.CompletedTask : run(scope.ServiceProvider));
        }
    }

    /// <summary>The same in each process; tenants may share a database.</summary>
    private static long TurnOf(string key) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
