using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Browser.Ground;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Reports;
using SurveyPlatform.Scores;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Browser.Pages;

/// <summary>A year's scores, frozen: as many computers as people everywhere but in one ward, which did not report.</summary>
internal static class ScoreSample
{
    private static readonly SemaphoreSlim Once = new(1);

    public static async Task<string> PathAsync(BinhDinhSite site)
    {
        await Once.WaitAsync();
        try
        {
            await site.AskAsync<SurveyDbContext, int>(FreezeAsync);
        }
        finally
        {
            Once.Release();
        }

        return "/scores/par-it/2024";
    }

    private static async Task<int> FreezeAsync(SurveyDbContext db)
    {
        if (await db.FrozenScores.AnyAsync())
        {
            return 0;
        }

        var set = (await db.ScoreSets.SingleAsync(item => item.Year == 2024)).Read();
        var owed = await db.Obligations.AsNoTracking().Where(item => item.Exercise.CollectionCode == QuarterlyReport.UnitCollection).ToListAsync();
        var indicators = await db.ReadIndicatorsAsync(new(2024, 3, 14), CancellationToken.None);
        var board = ScoreBoard.From(new(set, [new(SurveyPlatform.Collection.Period.Quarter(2024, 1), indicators, [], [.. owed.Select(UnitOf)])]));
        db.FrozenScores.Add(new()
        {
            Id = Guid.CreateVersion7(),
            Code = set.Code,
            Year = set.Year,
            Vintage = 1,
            FrozenAtUtc = new(2024, 4, 1, 2, 0, 0, DateTimeKind.Utc),
            FrozenBy = "noivu",
            ContentHash = ScoreJson.HashOf(ScoreJson.Write(board)),
            BoardJson = ScoreJson.Write(board),
        });
        return await db.SaveChangesAsync();
    }

    private static ScoreUnit UnitOf(Obligation owed)
    {
        var answers = new[] { ("computers_working", 20m), ("staff_total", 20m), ("people_with_computer", 15m), ("offices_with_lan", 9m), ("offices_total", 12m) }
            .Select(answer => new ReportObservation(QuarterlyReport.UnitCollection, owed.UnitId, answer.Item1, ReportObservation.NoLine, answer.Item2, null));
        return new(
            owed.Id, owed.UnitId, owed.UnitKind, owed.UnitCode, owed.UnitFullName, owed.UnitSortKey, owed.ParentId,
            owed.UnitKind == UnitKind.Commune && owed.UnitCode == "21553" ? null : new(answers), [], new HashSet<string> { "offices_with_lan" });
    }
}
