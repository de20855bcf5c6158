using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Server.Demo;
using SurveyPlatform.Shared;
using SurveyPlatform.Standards;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;
using SurveyPlatform.Tests.Demo;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Benchmarks;

/// <summary>How long it takes to judge a country's communes, and to look at what came of it.</summary>
internal static class ManyVerdicts
{
    public static async Task MeasureAsync(int units, string store)
    {
        await using var site = await ManyUnits.OpenAsync(store == "postgres" ? Stores.Postgres : Stores.Sqlite, units);
        var exercise = await site.StoreAsync(db => db.Exercises.SingleAsync(item => item.CollectionCode == "hardware"));
        var form = await site.AskAsync<TemplateCache, FormTemplate>(templates => site.StoreAsync(async db => (await templates.GetAsync(db, exercise.TemplateVersionId, default)).Template));
        var answers = AnswerJson.Write(form, DemoAnswers.Hardware(BinhDinh.Units, BinhDinh.Seed)["21550"]);
        await site.StoreAsync(db => HandInAsync(db, exercise, answers, site.Clock.UtcNow));
        await TimeAsync("judge every unit for the first time", () => JudgeAsync(site, exercise.Id));
        await TimeAsync("judge again, nothing has changed", () => JudgeAsync(site, exercise.Id));
        await site.StoreAsync(db => db.Returns.Where(item => item.Obligation.ExerciseId == exercise.Id).ExecuteUpdateAsync(set => set.SetProperty(item => item.Revision, 2)));
        await TimeAsync("judge every unit anew, keeping the old", () => JudgeAsync(site, exercise.Id));
        await TimeAsync("the province as a table, first page", () => TableAsync(site, new()));
        await TimeAsync("the same, warm", () => TableAsync(site, new()));
        await TimeAsync("who fails most, first page", () => TableAsync(site, new(Order: VerdictTable.Order.ByUnmet)));
        await TimeAsync("one criterion across units", async () => (await site.AskAsync<CriterionVerdicts, Outcome<CriterionVerdicts.Result>>(verdicts =>
            verdicts.RunAsync(new("basic-it", "internet-speed"), Actor.System, default))).Require().Total);
    }

    /// <summary>Every unit with good answers, submitted; as rows: what is measured is the judging.</summary>
    private static async Task<bool> HandInAsync(SurveyDbContext db, CollectionExercise exercise, string answers, DateTime atUtc)
    {
        foreach (var chunk in (await db.Obligations.Where(item => item.ExerciseId == exercise.Id).Select(item => item.Id).ToListAsync()).Chunk(1000))
        {
            foreach (var obligation in chunk)
            {
                var formReturn = new FormReturn { Id = new(Guid.CreateVersion7()), ObligationId = obligation, TemplateVersionId = exercise.TemplateVersionId };
                formReturn.Save(answers, "clerk", atUtc).Require();
                formReturn.Submit(new(answers, "clerk", atUtc, new(2023, 9, 18), new(2023, 9, 21)), new string('0', 64), Guid.CreateVersion7).Require();
                db.Returns.Add(formReturn);
            }

            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }

        return true;
    }

    private static async Task<int> JudgeAsync(Site site, ExerciseId exercise) =>
        (await site.AskAsync<EvaluateStandards, Outcome<EvaluateStandards.Tally>>(evaluate => evaluate.RunAsync(exercise, Actor.System, default))).Require().Judged;

    private static async Task<int> TableAsync(Site site, VerdictTable.Query query) =>
        (await site.AskAsync<VerdictTable, Outcome<VerdictTable.Result>>(table => table.RunAsync(query, Actor.System, default))).Require().Total;

    private static async Task TimeAsync(string what, Func<Task<int>> action)
    {
        var watch = Stopwatch.StartNew();
        var units = await action();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-50} {watch.Elapsed.TotalMilliseconds,8:0} ms   {units} units"));
    }
}
