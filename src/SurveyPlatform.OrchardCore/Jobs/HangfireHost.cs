using Hangfire;
using Hangfire.AspNetCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrchardCore.Environment.Shell;
using SurveyPlatform.Cms.Storage;
using SurveyPlatform.Jobs;

namespace SurveyPlatform.Cms.Jobs;

/// <summary>Hangfire of the host, which works for all tenants.</summary>
public static class HangfireHost
{
    public static IServiceCollection AddSurveyHangfire(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.GetSection("Hangfire").Get<HangfireSettings>() ?? new();
        var node = new ThisNode(Guid.CreateVersion7(), $"{Environment.MachineName}:{Environment.ProcessId}", settings.Enabled);
        services.AddSingleton(node).AddSingleton(settings);
        services.AddSingleton<RunningHere>().AddSingleton<GoneTenants>();
        // These two ahead of Hangfire's own, which are one for the whole process.
        services.AddSingleton<JobStorage>(provider =>
        {
            provider.GetRequiredService<IGlobalConfiguration>();
            return HangfireStorage.Open(settings, provider.GetRequiredService<IOptions<ShellOptions>>().Value.ShellsApplicationDataPath);
        });
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddHangfire(hangfire => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings());
        services.AddHostedService<Presence>();
        return settings.Enabled
            ? services.AddHangfireServer(server =>
            {
                (server.ServerName, server.WorkerCount) = (node.Name, settings.Workers);
                server.SchedulePollingInterval = settings.LookEvery;
            })
            : services;
    }
}
