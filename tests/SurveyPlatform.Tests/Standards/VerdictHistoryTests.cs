using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Returns;
using SurveyPlatform.Standards;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Standards;

public sealed class VerdictHistoryTests
{
    private const string Speed = "internet-speed";

    [EachStore]
    public async Task A_verdict_that_another_takes_the_place_of_is_kept(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        await site.JudgeAsync();
        site.Clock.Set("2023-09-18 08:00");
        await site.HandInAsync(Quarter.NhonBinh);
        await site.JudgeAsync();

        var kept = await HistoryAsync(site, Quarter.NhonBinh, Speed);
        kept.Select(verdict => (verdict.ReturnRevision, verdict.SupersededAtUtc != null)).ShouldBe([(0, true), (1, false)]);
        kept[0].Outcome.ShouldBe(VerdictOutcome.Unknown);
        kept[0].SupersededAtUtc.ShouldBe(kept[1].JudgedAtUtc);
        (await HistoryAsync(site, Quarter.NhonPhu, Speed)).ShouldHaveSingleItem("nothing of it has changed").SupersededAtUtc.ShouldBeNull();
        (await site.StoreAsync(db => db.CurrentVerdicts().CountAsync())).ShouldBe(170 * 6);
    }

    [EachStore]
    public async Task A_decided_figure_is_judged_in_place_of_the_units_own_until_it_is_withdrawn(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        await site.HandInAsync(Quarter.NhonBinh);
        await site.JudgeAsync();
        var declared = (await HistoryAsync(site, Quarter.NhonBinh, Speed)).Single();

        site.Clock.Set("2023-09-18 08:00");
        var decided = await DecideAsync(site, "internet_fastest_mbps", 7);
        (await site.JudgeAsync()).Judged.ShouldBe(1);
        var now = (await HistoryAsync(site, Quarter.NhonBinh, Speed))[^1];
        (now.Figure, now.Outcome, now.ReturnRevision).ShouldBe((7, VerdictOutcome.NotMet, 1));
        now.Decided.ShouldHaveSingleItem().ShouldBe(new(decided, "internet_fastest_mbps", FigureOrigin.Operator));
        (await HistoryAsync(site, Quarter.NhonBinh, "computer-per-person")).ShouldHaveSingleItem("it does not read that figure");

        site.Clock.Set("2023-09-19 08:00");
        await site.StoreAsync(db => db.DecidedFigures.ExecuteUpdateAsync(set => set.SetProperty(figure => figure.WithdrawnAtUtc, DateTime.UnixEpoch)));
        (await site.JudgeAsync()).Judged.ShouldBe(1);
        var after = await HistoryAsync(site, Quarter.NhonBinh, Speed);
        (after.Count, after[^1].Figure, after[^1].Decided.Count).ShouldBe((3, declared.Figure, 0));
    }

    [EachStore]
    public async Task A_decided_figure_decides_nothing_of_a_unit_that_has_not_reported(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        await site.JudgeAsync();
        await DecideAsync(site, "internet_fastest_mbps", 500);
        (await site.JudgeAsync()).Judged.ShouldBe(0);
        (await HistoryAsync(site, Quarter.NhonBinh, Speed)).ShouldHaveSingleItem().Outcome.ShouldBe(VerdictOutcome.Unknown);
    }

    private static async Task<Guid> DecideAsync(Site site, string element, decimal number)
    {
        var owed = await site.ObligationOfAsync(Quarter.NhonBinh);
        var figure = new DecidedFigure
        {
            Id = Guid.CreateVersion7(),
            ObligationId = owed.Id,
            Element = element,
            Number = number,
            Origin = FigureOrigin.Operator,
            CaseId = Guid.CreateVersion7(),
            Reason = "Theo hợp đồng",
            DecidedBy = "so-tttt",
            DecidedAtUtc = DateTime.UnixEpoch,
        };
        await site.StoreAsync(db =>
        {
            db.DecidedFigures.Add(figure);
            return db.SaveChangesAsync();
        });
        return figure.Id;
    }

    private static Task<List<UnitVerdict>> HistoryAsync(Site site, string unitCode, string criterion) => site.StoreAsync(db => db.Verdicts.AsNoTracking()
        .Where(verdict => verdict.Obligation.UnitCode == unitCode && verdict.CriterionCode == criterion).OrderBy(verdict => verdict.JudgedAtUtc).ToListAsync());
}
