using System.Net;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Cms.Tests.Ground;
using SurveyPlatform.Jobs;

namespace SurveyPlatform.Cms.Tests.Jobs;

/// <summary>A job that an administrator starts in the dashboard, and that fails at first.</summary>
public sealed class RetryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("survey-cms-retry-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_job_that_fails_is_run_again_by_itself_until_it_succeeds()
    {
        await using var cms = await CmsProcess.StartAsync(_folder);
        await using var db = CmsProcess.Open($"Data Source={Path.Combine(_folder, "Sites", "Default", "survey.db")};Pooling=False");
        await cms.UntilAsync(() => db.JobRuns.AnyAsync(run => run.Job == JobTable.ChaseCases && run.Outcome == JobOutcome.Succeeded));
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE reconciliation_cases RENAME TO away");

        using var admin = await cms.SignInAsync("admin");
        using var answer = await admin.PostFormAsync("/reports", "/Admin/hangfire/recurring/trigger", ("jobs[]", $"Default:{JobTable.ChaseCases}"));
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await cms.UntilAsync(() => db.JobRuns.AnyAsync(run => run.Job == JobTable.ChaseCases && run.Outcome == JobOutcome.Failed));
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE away RENAME TO reconciliation_cases");

        await cms.UntilAsync(() => db.JobRuns.AnyAsync(again =>
            again.Job == JobTable.ChaseCases && again.Outcome == JobOutcome.Succeeded && db.JobRuns.Any(failed =>
                failed.Job == JobTable.ChaseCases && failed.Outcome == JobOutcome.Failed && failed.StartedAtUtc < again.StartedAtUtc)));
    }
}
