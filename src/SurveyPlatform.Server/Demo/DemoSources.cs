using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Reconciliation;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Server.Demo;

/// <summary>
/// What two sources say of the lines after a quarter: they are held together, the sides answer, the department decides all but the last few; and
/// two outages, one of them reported from both sides.
/// </summary>
public static class DemoSources
{
    /// <summary>So many of a quarter's cases are left to be looked at until the next.</summary>
    private const int LeftOpen = 4;

    private static readonly Actor Department = new("dieuphoi", "Sở Thông tin và Truyền thông", Actor.PermissionsOf([Role.Coordinator]), "/");

    public static async Task AfterQuarterAsync(IServiceProvider services, DemoClock clock, Period quarter, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var provider = scope.ServiceProvider;
        var db = provider.GetRequiredService<SurveyDbContext>();
        await SettleAsync(provider, clock, await PendingAsync(db, quarter, isEarlier: true, cancellationToken), cancellationToken);
        (await provider.GetRequiredService<MatchSources>().RunAsync(quarter, Department, cancellationToken)).Require();
        clock.PassMinutes(30);
        var cases = await PendingAsync(db, quarter, isEarlier: false, cancellationToken);
        await SettleAsync(provider, clock, cases[..^Math.Min(LeftOpen, cases.Count)], cancellationToken);
        await OutagesAsync(provider, db, clock, quarter, cancellationToken);
    }

    private static Task<List<Guid>> PendingAsync(SurveyDbContext db, Period quarter, bool isEarlier, CancellationToken cancellationToken) => db.ReconciliationCases.AsNoTracking()
        .Where(item => (item.Period != quarter) == isEarlier && (item.State == CaseState.Open || item.State == CaseState.Explained || item.State == CaseState.Accepted))
        .OrderBy(item => item.Period).ThenBy(item => item.Obligation.UnitCode).ThenBy(item => item.Key).Select(item => item.Id).ToListAsync(cancellationToken);

    private static async Task SettleAsync(IServiceProvider services, DemoClock clock, List<Guid> cases, CancellationToken cancellationToken)
    {
        foreach (var id in cases)
        {
            var item = await ReadAsync(services, id, cancellationToken);
            var (unit, company) = (ClerkOf(item, SourceSide.Unit), ClerkOf(item, SourceSide.Operator));
            if (item.Aspect == MatchAspect.DedicatedLine && item.Outcome == MatchOutcome.OnlyUnit)
            {
                await AnswerAsync(services, id, accepts: true, "Sót một kênh TSLCD khi lập danh sách; đường truyền đang hoạt động.", company, cancellationToken);
                clock.PassMinutes(5);
                await DecideAsync(services, id, FigureOrigin.Unit, "Doanh nghiệp xác nhận có cung cấp kênh TSLCD cho đơn vị.", cancellationToken);
            }
            else
            {
                await AnswerAsync(services, id, accepts: false, "Đã nâng băng thông miễn phí từ đầu kỳ theo chương trình của tập đoàn.", company, cancellationToken);
                clock.PassMinutes(5);
                await AnswerAsync(services, id, accepts: true, "Đơn vị chưa nhận được thông báo nâng băng thông; thống nhất theo số liệu của doanh nghiệp.", unit, cancellationToken);
                clock.PassMinutes(5);
                await DecideAsync(services, id, FigureOrigin.Operator, "Hai bên thống nhất theo phụ lục hợp đồng.", cancellationToken);
            }
        }
    }

    private static async Task OutagesAsync(IServiceProvider services, SurveyDbContext db, DemoClock clock, Period quarter, CancellationToken cancellationToken)
    {
        var owed = await db.Obligations.AsNoTracking().Where(item => item.Exercise.Period == quarter).ToListAsync(cancellationToken);
        var communes = owed.Where(item => item.UnitKind == Registry.UnitKind.Commune).OrderBy(item => item.UnitCode, StringComparer.Ordinal).ToList();
        var (vnpt, viettel) = (owed.Single(item => item.UnitCode == "VNPT"), owed.Single(item => item.UnitCode == "VIETTEL"));
        var (first, second) = (communes[quarter.Number * 7 % communes.Count], communes[quarter.Number * 31 % communes.Count]);
        await RestoreAsync(services, db, cancellationToken);
        var morning = clock.UtcNow.AddDays(-2);
        var cut = new IncidentReport(LineKind.Internet, null, morning, morning.AddHours(5.5), IncidentCause.CableCut, IncidentEffect.Lost, "Xe tải kéo đứt cáp quang; đã hàn nối lại.");
        var ours = await ReportAsync(services, new(first.UnitCode, null, cut), vnpt, cancellationToken);
        var theirs = await ReportAsync(
            services, new(null, vnpt.UnitCode, cut with { FromUtc = morning.AddMinutes(20), Cause = IncidentCause.Unknown, Note = "Cả trụ sở mất mạng, bộ phận một cửa phải tạm dừng." }), first, cancellationToken);
        (await services.GetRequiredService<ChangeIncident>().LinkAsync(ours, theirs, Department, cancellationToken)).Require();
        await ReportAsync(
            services, new(second.UnitCode, null, new(LineKind.Tslcd, null, clock.UtcNow.AddHours(-3), null, IncidentCause.Equipment, IncidentEffect.Lost, "Hỏng thiết bị đầu cuối, đang thay.")), viettel,
            cancellationToken);
    }

    /// <summary>What was still down when the quarter before ended came back six hours after it was reported.</summary>
    private static async Task RestoreAsync(IServiceProvider services, SurveyDbContext db, CancellationToken cancellationToken)
    {
        foreach (var open in await db.Incidents.AsNoTracking().Where(incident => incident.State == IncidentState.Open).ToListAsync(cancellationToken))
        {
            (await services.GetRequiredService<ChangeIncident>().RestoreAsync(
                open.Id, open.Version, open.FromUtc.AddHours(6), IncidentCause.Equipment, "Đã thay thiết bị đầu cuối.", Department, cancellationToken)).Require();
        }
    }

    private static async Task<Guid> ReportAsync(IServiceProvider services, ReportIncident.Input input, Obligation by, CancellationToken cancellationToken) =>
        (await services.GetRequiredService<ReportIncident>().RunAsync(input, Clerk(by.UnitCode, by.Path), cancellationToken)).Require();

    private static async Task AnswerAsync(IServiceProvider services, Guid id, bool accepts, string text, Actor actor, CancellationToken cancellationToken)
    {
        var version = (await ReadAsync(services, id, cancellationToken)).Version;
        (await services.GetRequiredService<AnswerCase>().RunAsync(id, version, accepts, text, actor, cancellationToken)).Require();
    }

    private static async Task DecideAsync(IServiceProvider services, Guid id, FigureOrigin origin, string reason, CancellationToken cancellationToken)
    {
        var version = (await ReadAsync(services, id, cancellationToken)).Version;
        (await services.GetRequiredService<DecideCase>().RunAsync(id, version, origin, null, reason, Department, cancellationToken)).Require();
    }

    private static Task<ReconciliationCase> ReadAsync(IServiceProvider services, Guid id, CancellationToken cancellationToken) => services.GetRequiredService<SurveyDbContext>()
        .ReconciliationCases.AsNoTracking().Include(item => item.Parties).Include(item => item.Obligation).SingleAsync(item => item.Id == id, cancellationToken);

    private static Actor ClerkOf(ReconciliationCase item, SourceSide side)
    {
        var party = item.Parties.Where(party => party.Side == side).OrderBy(party => party.Name, StringComparer.Ordinal).First();
        return side == SourceSide.Unit ? Clerk(item.Obligation.UnitCode, party.Path) : Clerk(party.Name.Split(' ')[0], party.Path);
    }

    private static Actor Clerk(string code, string path) =>
        new(char.IsDigit(code[0]) ? $"xa.{code}" : code.ToLowerInvariant(), code, Actor.PermissionsOf([Role.Respondent]), path);
}
