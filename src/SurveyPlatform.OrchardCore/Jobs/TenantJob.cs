using System.Buffers.Binary;
using System.Collections.Concurrent;
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
internal sealed class TenantJob(IShellHost shells, IRecurringJobManagerV2 recurring, RunningHere here)
{
    [JobDisplayName("{0}: {1}")]
    public async Task RunAsync(string tenant, string job, PerformContext? context, CancellationToken cancellationToken)
    {
        var key = TenantSchedule.KeyOf(tenant, job);
        if (JobTable.Find(job) is not { } known)
        {
            recurring.RemoveIfExists(key);
            return;
        }

        // What this node is at already sees to all that is due.
        using var running = here.TryBegin(key);
        var due = context?.BackgroundJob.CreatedAt;
        if (running is not null && !await InTenantAsync(tenant, services => RunAsync(services, known, key, due, cancellationToken)))
        {
            recurring.RemoveIfExists(key);
        }
    }

    [JobDisplayName("{0}: compile-report {1}")]
    public Task CompileAsync(string tenant, Guid run, CancellationToken cancellationToken) =>
        InTenantAsync(tenant, services => services.GetRequiredService<CompileInBackground>().WorkAsync(run, cancellationToken));

    private static async Task RunAsync(IServiceProvider services, Job job, string key, DateTime? due, CancellationToken cancellationToken)
    {
        // Given up by the database when the node that has it dies.
        await using var turn = job.IsShared ? null : await services.GetRequiredService<SurveyDbContext>().WaitForTurnAsync(TurnOf(key), cancellationToken);
        var scheduledFor = due is { } time ? DateTime.SpecifyKind(time, DateTimeKind.Utc) : (DateTime?)null;
        var result = (await services.GetRequiredService<RunJob>().RunAsync(job.Name, Actor.System, cancellationToken, scheduledFor)).Require();
        cancellationToken.ThrowIfCancellationRequested();
        if (result.Outcome == JobOutcome.Failed)
        {
            throw new InvalidOperationException($"{key} failed: {result.Message}");
        }
    }

    /// <returns>False: the tenant is gone, is switched off, or has no jobs any more.</returns>
    private async Task<bool> InTenantAsync(string tenant, Func<IServiceProvider, Task> work)
    {
        await shells.InitializeAsync();
        if (!shells.TryGetSettings(tenant, out var settings) || !settings.IsRunning())
        {
            return false;
        }

        var hasJobs = false;
        await (await shells.GetScopeAsync(settings)).UsingAsync(async scope =>
        {
            hasJobs = scope.ServiceProvider.GetService<TenantSchedule>() is not null;
            if (hasJobs)
            {
                await work(scope.ServiceProvider);
            }
        });
        return hasJobs;
    }

    /// <summary>The same in each process; tenants may share a database.</summary>
    private static long TurnOf(string key) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}

/// <summary>What this node is at.</summary>
internal sealed class RunningHere
{
    private readonly ConcurrentDictionary<string, bool> _keys = new(StringComparer.Ordinal);

    /// <returns>Null: it is at it already.</returns>
    public IDisposable? TryBegin(string key) => _keys.TryAdd(key, true) ? new Running(_keys, key) : null;

    private sealed record Running(ConcurrentDictionary<string, bool> Keys, string Key) : IDisposable
    {
        public void Dispose() => Keys.TryRemove(Key, out _);
    }
}
