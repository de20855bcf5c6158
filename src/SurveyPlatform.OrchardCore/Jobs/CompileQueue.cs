using Hangfire;
using OrchardCore.Environment.Shell;
using SurveyPlatform.Reports;

namespace SurveyPlatform.Cms.Jobs;

/// <summary>Compiling off the request, by whichever node comes first.</summary>
internal sealed class CompileQueue(ShellSettings shell, IBackgroundJobClientV2 jobs) : ICompileQueue
{
    public Task EnqueueAsync(Guid run, CancellationToken cancellationToken)
    {
        var tenant = shell.Name;
        jobs.Enqueue<TenantJob>(job => job.CompileAsync(tenant, run, null, CancellationToken.None));
        return Task.CompletedTask;
    }
}
