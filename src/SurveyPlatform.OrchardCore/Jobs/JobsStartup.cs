using Hangfire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrchardCore.Environment.Shell;
using OrchardCore.Environment.Shell.Configuration;
using OrchardCore.Modules;
using OrchardCore.Navigation;
using SurveyPlatform.Jobs;
using SurveyPlatform.Reports;

namespace SurveyPlatform.Cms.Jobs;

/// <summary>The jobs of a tenant, done by the host's workers (<see cref="HangfireHost"/>).</summary>
[Feature(SurveyFeatures.Jobs)]
public sealed class JobsStartup(ShellSettings shell, IShellConfiguration configuration) : StartupBase
{
    public override void ConfigureServices(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton(new JobSchedules(
            configuration.GetSection("SurveyPlatform:Jobs:Schedules").Get<Dictionary<string, string>>() ?? [])));
        services.AddSingleton<TenantSchedule>();
        services.AddScoped<IModularTenantEvents, ScheduleWithTenant>();
        services.AddScoped<IFeatureEventHandler, ScheduleWithFeature>();
        services.AddScoped<ICompileQueue, CompileQueue>();
        if (shell.IsDefaultShell())
        {
            services.AddNavigationProvider<DashboardMenu>();
        }
    }

    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider serviceProvider)
    {
        // It shows the jobs of all tenants.
        if (shell.IsDefaultShell())
        {
            routes.MapHangfireDashboard(Dashboard.Path, Dashboard.Options).RequireAuthorization();
        }
    }
}
