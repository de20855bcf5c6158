using Hangfire.Common;
using Hangfire.Logging;
using Hangfire.Storage.SQLite;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Cms.Tests.Ground;
using SurveyPlatform.Jobs;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Cms.Tests.Jobs;

/// <summary>A site that was down over the times of its jobs. Alone: it reads the storage of jobs itself, whose log is one for the process and belongs to whichever site was started last.</summary>
[CollectionDefinition(nameof(MissedRunTests), DisableParallelization = true)]
[Collection(nameof(MissedRunTests))]
public sealed class MissedRunTests : IDisposable
{
    private const string Schedules = "--OrchardCore:SurveyPlatform:Jobs:Schedules:";

    private readonly string _folder = Directory.CreateTempSubdirectory("survey-cms-missed-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_came_due_while_the_site_was_down_is_made_up_for_once_and_what_did_not_is_not()
    {
        await using var db = CmsProcess.Open($"Data Source={Path.Combine(_folder, "Sites", "Default", "survey.db")};Pooling=False");
        await using (var first = await CmsProcess.StartAsync(_folder))
        {
            await first.UntilAsync(async () => await db.JobRuns.Where(run => run.Outcome == JobOutcome.Succeeded).Select(run => run.Job).Distinct().CountAsync() == JobTable.All.Count);
        }

        var before = await RunsAsync(db);
        PutBack(JobTable.OpenExercises, TimeSpan.FromDays(3));
        PutBack(JobTable.CloseExercises, TimeSpan.FromDays(3));
        // The time that was missed was under another schedule for one of them; the schedule of a third has changed, and nothing was missed.
        string[] schedules =
        [
            $"{Schedules}{JobTable.CloseExercises}=0 11 0 1 1 ?", $"{Schedules}{JobTable.CompileReport}=0 11 0 1 1 ?", $"{Schedules}{JobTable.SendMessages}=*/2 * * * * ?",
        ];
        await using (await CmsProcess.StartAsync(_folder, [.. schedules, "--Hangfire:Enabled=false"]))
        {
            // Who only answers requests writes the new schedules down, and runs nothing.
        }

        await using var second = await CmsProcess.StartAsync(_folder, schedules);
        await second.UntilAsync(async () => await RunsAsync(db) is var runs && runs[JobTable.OpenExercises] > before[JobTable.OpenExercises]
            && runs[JobTable.CloseExercises] > before[JobTable.CloseExercises] && runs[JobTable.SendMessages] >= before[JobTable.SendMessages] + 5);

        var after = await RunsAsync(db);
        after[JobTable.OpenExercises].ShouldBe(before[JobTable.OpenExercises] + 1);
        after[JobTable.CloseExercises].ShouldBe(before[JobTable.CloseExercises] + 1);
        after[JobTable.CompileReport].ShouldBe(before[JobTable.CompileReport]);
    }

    private static Task<Dictionary<string, int>> RunsAsync(SurveyDbContext db) =>
        db.JobRuns.Where(run => run.Outcome == JobOutcome.Succeeded).GroupBy(run => run.Job).ToDictionaryAsync(job => job.Key, job => job.Count());

    /// <summary>As if the job had run last, and been due next, that much earlier.</summary>
    private void PutBack(string job, TimeSpan by)
    {
        LogProvider.SetCurrentLogProvider(null);
        using var storage = new SQLiteStorage(Path.Combine(_folder, "hangfire.db"));
        using var connection = storage.GetConnection();
        var hash = $"recurring-job:Default:{job}";
        var stored = connection.GetAllEntriesFromHash(hash);
        using var transaction = connection.CreateWriteTransaction();
        var next = JobHelper.DeserializeDateTime(stored["NextExecution"]) - by;
        var last = JobHelper.DeserializeDateTime(stored["LastExecution"]) - by;
        transaction.SetRangeInHash(hash, [new("NextExecution", JobHelper.SerializeDateTime(next)), new("LastExecution", JobHelper.SerializeDateTime(last))]);
        transaction.AddToSet("recurring-jobs", $"Default:{job}", JobHelper.ToTimestamp(next));
        transaction.Commit();
    }
}
