using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Browser.Ground;
using SurveyPlatform.Collection;
using SurveyPlatform.Reconciliation;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Browser.Reconciliation;

/// <summary>
/// A comparison as if MobiFone had reported another speed than the commune that has handed in. Written as rows: the companies' own returns are
/// other tests' to fill in.
/// </summary>
internal static class SourcesSteps
{
    private const string Key = "internet_fastest_mbps";

    private static readonly SemaphoreSlim OneAtATime = new(1);

    public static async Task<Guid> DifferenceAsync(this BinhDinhSite site)
    {
        await OneAtATime.WaitAsync();
        try
        {
            return await site.AskAsync<SurveyDbContext, Guid>(async db =>
            {
                var known = await db.ReconciliationCases.FirstOrDefaultAsync(item => item.Obligation.UnitCode == BinhDinhSite.HandedIn && item.Key == Key);
                return known?.Id ?? await WriteAsync(db);
            });
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    public static async Task<Guid> OutageAsync(this BinhDinhSite site)
    {
        var unit = await site.ObligationOfAsync(BinhDinhSite.HandedIn);
        var clerk = new Actor($"xa.{unit.UnitCode}", unit.UnitCode, Actor.PermissionsOf([Role.Respondent]), unit.Path);
        return (await site.AskAsync<ReportIncident, Outcome<Guid>>(report => report.RunAsync(
            new(null, "MOBIFONE", new(LineKind.Internet, null, new(2023, 9, 16, 1, 0, 0, DateTimeKind.Utc), null, IncidentCause.Power, IncidentEffect.Lost, "Mất điện.")),
            clerk, CancellationToken.None))).Require();
    }

    private static async Task<Guid> WriteAsync(SurveyDbContext db)
    {
        var at = new DateTime(2023, 9, 18, 1, 0, 0, DateTimeKind.Utc);
        var period = Period.Quarter(2023, 3);
        var unit = await db.Obligations.SingleAsync(item => item.UnitCode == BinhDinhSite.HandedIn);
        var company = await db.Obligations.SingleAsync(item => item.UnitCode == "MOBIFONE");
        var finding = new Finding(Key, MatchAspect.InternetSpeed, MatchOutcome.Differ, new(30, "mobifone"), new(40, "mobifone"));
        var match = new SourceMatch { ObligationId = unit.Id, Period = period, Findings = [], Operators = "" };
        match.Take([new("internet_lines", MatchAspect.InternetLines, MatchOutcome.Agree, new(1, "mobifone"), new(1, "mobifone")), finding]);
        var item = ReconciliationCase.Begin(Guid.CreateVersion7(), unit, period, finding, at, new(2023, 9, 25));
        foreach (var (side, party) in new[] { (SourceSide.Unit, unit), (SourceSide.Operator, company) })
        {
            item.AddParty(new() { Id = Guid.CreateVersion7(), CaseId = item.Id, Side = side, UnitId = party.UnitId, Name = party.AuthorityName, Path = party.Path });
        }

        db.AddRange(match, item, new ReconciliationRun { Id = Guid.CreateVersion7(), Period = period, AtUtc = at, By = "system", Tolerance = "10% / 2 Mbps / 0", Units = 1, Opened = 1 });
        await db.SaveChangesAsync();
        return item.Id;
    }
}
