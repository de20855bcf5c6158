using System.Net;
using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Environment.Shell;
using SurveyPlatform.Cms.Tests.Ground;
using SurveyPlatform.Jobs;

namespace SurveyPlatform.Cms.Tests.Jobs;

/// <summary>The job table in Hangfire, and who may look at it.</summary>
public sealed class ScheduleTests
{
    [Fact]
    public async Task Every_job_of_the_table_is_scheduled_at_its_time_in_vietnam_and_nothing_else_is()
    {
        await using var site = await CmsSite.StartAsync(settings: new Dictionary<string, string?>
        {
            [$"OrchardCore:SurveyPlatform:Jobs:Schedules:{JobTable.CompileReport}"] = "0 0 6 ? * MON-FRI",
        });

        var scheduled = Scheduled(site);

        scheduled.Select(job => job.Id).ShouldBe(JobTable.All.Select(job => $"Default:{job.Name}"), ignoreOrder: true);
        foreach (var job in scheduled)
        {
            var known = JobTable.Find(job.Id["Default:".Length..])!;
            job.Cron.ShouldBe(known.Name == JobTable.CompileReport ? "0 0 6 ? * MON-FRI" : known.Cron);
            job.TimeZoneId.ShouldBe("Asia/Ho_Chi_Minh");
            job.NextExecution.ShouldNotBeNull(job.Id);
            job.Error.ShouldBeNull();
        }

        // Five past midnight in Vietnam, in UTC.
        TimeOnly.FromDateTime(scheduled.Single(job => job.Id == $"Default:{JobTable.OpenExercises}").NextExecution!.Value).ShouldBe(new(17, 5));
    }

    [Fact]
    public async Task A_tenant_whose_feature_is_switched_off_has_no_schedule_any_more()
    {
        await using var provinces = await TwoProvinces.StartAsync(onPostgres: false);
        var site = provinces.Site;

        await site.InTenantAsync(async services =>
        {
            var features = services.GetRequiredService<IShellFeaturesManager>();
            await features.DisableFeaturesAsync((await features.GetEnabledFeaturesAsync()).Where(feature => feature.Id == SurveyFeatures.Jobs));
        });

        Scheduled(site).Select(job => job.Id).ShouldBe(JobTable.All.Select(job => $"{TwoProvinces.Second}:{job.Name}"), ignoreOrder: true);
        using var admin = await site.SignInAsync("admin");
        (await admin.GetAsync("/Admin/hangfire")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Only_an_administrator_sees_the_dashboard()
    {
        await using var site = await CmsSite.StartAsync();
        await site.RunRecipesAsync("demo-accounts");
        using var nobody = site.Visit();
        using var commune = await site.SignInAsync("xa.21601");
        using var coordinator = await site.SignInAsync("dieuphoi");
        using var admin = await site.SignInAsync("admin");

        foreach (var page in new[] { "/Admin/hangfire", "/Admin/hangfire/recurring", "/Admin/hangfire/jobs/failed" })
        {
            using var answer = await nobody.GetAsync(page);
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            answer.Headers.Location!.ToString().ShouldContain("/Login");
            (await commune.GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await coordinator.GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await admin.GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using var trigger = new FormUrlEncodedContent([new("jobs[]", "Default:clean-up")]);
        (await commune.PostAsync("/Admin/hangfire/recurring/trigger", trigger)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await admin.GetStringAsync("/Admin")).ShouldContain("/Admin/hangfire");
    }

    private static List<RecurringJobDto> Scheduled(CmsSite site)
    {
        using var connection = site.HostServices.GetRequiredService<JobStorage>().GetConnection();
        return connection.GetRecurringJobs();
    }
}
