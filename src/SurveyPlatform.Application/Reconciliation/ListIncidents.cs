using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reconciliation;

/// <summary>The outages that one may know of: those that last first, then the newest.</summary>
[UseCase]
public sealed class ListIncidents(SurveyDbContext db, IPeople people, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <summary>What is looked for; null is no filter.</summary>
    /// <param name="PageSize">0: all of them, for a file.</param>
    public sealed record Query(
        IncidentState? State = null, LineKind? Kind = null, UnitId? Operator = null, string? Text = null, DateOnly? From = null, DateOnly? To = null, int Page = 1,
        int PageSize = PageSize);

    public sealed record Row(Incident Incident, decimal HoursLost);

    /// <param name="Open">Of all that one may see.</param>
    public sealed record Result(
        IReadOnlyList<Row> Rows, int Total, int Page, int Open, decimal HoursLost, IReadOnlyList<(UnitId Id, string Name)> Operators, bool MayReport);

    /// <param name="Suggested">Reports of the other side that may be of the same outage.</param>
    public sealed record Detail(
        Incident Incident, Incident? Twin, IReadOnlyList<Incident> Suggested, decimal HoursLost, bool MayChange, bool MayLink, Func<string, string> NameOf);

    public async Task<Outcome<Result>> RunAsync(Query query, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.AnswerReturns) && !actor.May(Permission.ViewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        var visible = db.Incidents.AsNoTracking().VisibleTo(actor);
        var found = Filter(visible, query);
        var total = await found.CountAsync(cancellationToken);
        var page = Math.Clamp(query.Page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var ordered = found.OrderBy(incident => incident.State == IncidentState.Open ? 0 : 1).ThenByDescending(incident => incident.FromUtc).ThenBy(incident => incident.Id);
        var rows = await (query.PageSize == 0 ? ordered : ordered.Skip((page - 1) * PageSize).Take(PageSize)).ToListAsync(cancellationToken);
        var operators = await visible.Where(incident => incident.OperatorId != null).Select(incident => new { incident.OperatorId, incident.OperatorName }).Distinct().ToListAsync(cancellationToken);
        return new Result(
            [.. rows.Select(incident => new Row(incident, HoursOf(incident)))], total, page,
            await visible.CountAsync(incident => incident.State == IncidentState.Open, cancellationToken),
            rows.Where(Counts).Sum(HoursOf),
            [.. operators.Select(item => (item.OperatorId!.Value, item.OperatorName ?? "")).DistinctBy(item => item.Item1).OrderBy(item => item.Item2, StringComparer.Ordinal)],
            actor.May(Permission.AnswerReturns));
    }

    public async Task<Outcome<Detail>> GetAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (await db.Incidents.AsNoTracking().VisibleTo(actor).FirstOrDefaultAsync(item => item.Id == id, cancellationToken) is not { } incident)
        {
            return SharedProblems.NotFound;
        }

        var slack = TimeSpan.FromHours((await db.SourceSettings.AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? new()).PairHours);
        var mayLink = actor.May(Permission.SettleSources);
        var others = mayLink
            ? await db.Incidents.AsNoTracking().VisibleTo(actor).Where(item => item.UnitId == incident.UnitId && item.Id != id).OrderByDescending(item => item.FromUtc).Take(200).ToListAsync(cancellationToken)
            : [];
        // The other side's report of the same outage is theirs to see as well.
        var twin = incident.TwinId is { } twinId ? await db.Incidents.AsNoTracking().VisibleTo(actor).FirstOrDefaultAsync(item => item.Id == twinId, cancellationToken) : null;
        return new Detail(
            incident, twin, [.. IncidentPairs.For(incident, others, slack)], HoursOf(incident), incident.MayBeChangedBy(actor), mayLink,
            await people.NamesAsync([incident.ReportedBy, incident.EndedBy ?? ""], cancellationToken));
    }

    /// <summary>Of two reports of one outage the operator's counts.</summary>
    internal static bool Counts(Incident incident) => incident.TwinId is null || incident.Side == SourceSide.Operator;

    private decimal HoursOf(Incident incident) => incident.HoursLost(DateTime.MinValue, DateTime.MaxValue, clock.UtcNow);

    private static IQueryable<Incident> Filter(IQueryable<Incident> incidents, Query query)
    {
        if (query.State is { } state)
        {
            incidents = incidents.Where(incident => incident.State == state);
        }

        if (query.Kind is { } kind)
        {
            incidents = incidents.Where(incident => incident.Kind == kind);
        }

        if (query.Operator is { } company)
        {
            incidents = incidents.Where(incident => incident.OperatorId == company);
        }

        if (query.From is { } from)
        {
            var utc = ToUtc(from);
            incidents = incidents.Where(incident => incident.ToUtc == null || incident.ToUtc >= utc);
        }

        if (query.To is { } to)
        {
            var utc = ToUtc(to.AddDays(1));
            incidents = incidents.Where(incident => incident.FromUtc < utc);
        }

        return query.Text?.Normalize().Trim() is { Length: > 0 } text
            ? incidents.Where(incident => incident.UnitName.Contains(text) || (incident.Circuit != null && incident.Circuit.Contains(text)))
            : incidents;
    }

    /// <summary>The beginning of a day in Vietnam.</summary>
    internal static DateTime ToUtc(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), LocalTime.Zone);
}
