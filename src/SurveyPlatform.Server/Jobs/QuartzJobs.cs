using Quartz;
using SurveyPlatform.Jobs;
using SurveyPlatform.Server.Storage;

namespace SurveyPlatform.Server.Jobs;

/// <summary>Quartz under the job table, with its store in the product's database: on PostgreSQL all servers share the work.</summary>
public static class QuartzJobs
{
    private const string SchedulerName = "survey";

    /// <summary>What one server works on at once. Few: jobs that wait their turn are no harm, pages that wait for jobs are.</summary>
    private const int Concurrency = 4;

    public static IServiceCollection AddScheduledJobs(this IServiceCollection services, IConfiguration settings, string connectionString)
    {
        services.AddSingleton(new JobSchedules(settings.GetSection("Jobs:Schedules").Get<Dictionary<string, string>>() ?? []));
        var runsJobs = settings.GetValue("Jobs:Enabled", defaultValue: true);
        services.AddSingleton(new ThisNode(Guid.CreateVersion7(), $"{Environment.MachineName}:{Environment.ProcessId}", runsJobs));
        services.AddHostedService<Heartbeat>();
        services.AddHealthChecks();
        if (!runsJobs)
        {
            return services;
        }

        services.AddTransient<ScheduledJob>();
        var lookEvery = settings.GetValue("Jobs:LookEvery", TimeSpan.FromSeconds(15));
        var checkIn = settings.GetValue("Jobs:CheckIn", TimeSpan.FromSeconds(10));
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = SchedulerName;
                // A server that is told to stop tells its jobs; what they leave is done by another, or when it is up again.
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.WhenWaitingForJobs;
                scheduler.IdleWaitTime = lookEvery;
            });
            quartz.UseDefaultThreadPool(Concurrency);
            // Also when something that is due does not fire, or the others take this server for dead.
            quartz.AddQuartzHealthChecks(health => health.StaleFiringTolerance = 3);
            quartz.UsePersistentStore(store => store.UseSurveyStore(connectionString, lookEvery, checkIn));
        });
        // Before Quartz's own service: nothing fires by a schedule that this release no longer has.
        services.AddHostedService<JobReconciliation>();
        return services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
    }
}
