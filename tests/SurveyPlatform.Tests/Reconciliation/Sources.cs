using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Reconciliation;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates.Expressions;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Reconciliation;

/// <summary>Phường Nhơn Bình and one company, with a difference between them or without.</summary>
internal static class Sources
{
    public static readonly Period Period = Period.Quarter(2023, 3);

    /// <summary>Every unit's and company's answers, and what Nhơn Bình says of its lines is exactly what its operators say, but for this.</summary>
    public static async Task<Site> OpenAsync(string store, Action<AnswerSet>? unit = null)
    {
        var site = await Quarter.OpenAsync(store);
        foreach (var company in new[] { "VNPT", "VIETTEL", "MOBIFONE", "FPT" })
        {
            await site.HandInAsync(company);
        }

        await site.HandInUnitAsync(Quarter.NhonBinh, unit);
        return site;
    }

    public static async Task HandInUnitAsync(this Site site, string code, Action<AnswerSet>? change = null)
    {
        var (obligation, clerk) = (await site.ObligationOfAsync(code), await site.SomebodyAtAsync(code));
        var answers = Quarter.AnswersOf(code).Copy();
        change?.Invoke(answers);
        var version = await site.StoreAsync(db => db.Returns.Where(item => item.ObligationId == obligation.Id).Select(item => (int?)item.Version).FirstOrDefaultAsync()) ?? 0;
        var saved = (await site.SaveAsync(obligation, version, answers, clerk)).Require();
        (await site.SubmitAsync(obligation, saved.Version, clerk)).Require();
    }

    public static async Task<MatchSources.Tally> MatchAsync(this Site site) =>
        (await site.AskAsync<MatchSources, Outcome<MatchSources.Tally>>(match => match.RunAsync(Period, Quarter.Coordinator, CancellationToken.None))).Require();

    public static Task<ReconciliationCase> CaseAsync(this Site site, string key, string unit = Quarter.NhonBinh) => site.StoreAsync(db => db.ReconciliationCases
        .AsNoTracking().Include(item => item.Parties).Include(item => item.Entries).Include(item => item.Obligation).SingleAsync(item => item.Key == key && item.Obligation.UnitCode == unit));

    public static Task<Outcome<Done>> AnswerAsync(this Site site, ReconciliationCase item, bool accepts, string text, Actor actor) =>
        site.AskAsync<AnswerCase, Outcome<Done>>(answer => answer.RunAsync(item.Id, item.Version, accepts, text, actor, CancellationToken.None));

    public static Task<Outcome<Done>> DecideAsync(this Site site, ReconciliationCase item, FigureOrigin? origin, decimal? number = null, string reason = "Đã kiểm tra hợp đồng.", Actor? actor = null) =>
        site.AskAsync<DecideCase, Outcome<Done>>(decide => decide.RunAsync(item.Id, item.Version, origin, number, reason, actor ?? Quarter.Coordinator, CancellationToken.None));

    public static Task<List<string>> DecidedAsync(this Site site) => site.StoreAsync(async db =>
        (await db.DecidedFigures.AsNoTracking().Where(figure => figure.WithdrawnAtUtc == null).OrderBy(figure => figure.Element).ToListAsync())
            .ConvertAll(figure => FormattableString.Invariant($"{figure.Element} = {figure.Number:0.##}{figure.Text} ({figure.Origin})")));

    /// <summary>The unit declares so fast a line.</summary>
    public static Action<AnswerSet> Fastest(decimal mbps) => answers =>
    {
        answers.Values["internet_fastest_mbps"] = Value.Of(mbps);
        answers.Values["internet_total_mbps"] = Value.Of(Math.Max(mbps, answers.Values["internet_total_mbps"].AsNumber!.Value));
        answers.Values.Remove("internet_measured_mbps");
    };
}
