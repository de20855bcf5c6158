using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Reminders;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reconciliation;

/// <summary>An outage ends, or was none. Whoever reported it says so; the department too.</summary>
[UseCase]
public sealed class ChangeIncident(SurveyDbContext db, NoticeWriter notices, TimeProvider clock)
{
    public Task<Outcome<Done>> RestoreAsync(
        Guid id, int version, DateTime toUtc, IncidentCause cause, string ending, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(id, version, actor, incident => incident.Restore(toUtc, cause, ReportIncident.Clean(ending), actor.Name, clock.UtcNow), cancellationToken);

    public Task<Outcome<Done>> WithdrawAsync(Guid id, int version, string reason, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(id, version, actor, incident => incident.Withdraw(ReportIncident.Clean(reason) ?? "", actor.Name, clock.UtcNow), cancellationToken);

    /// <summary>Two reports of one outage; its hours count once. Only the department says so.</summary>
    public async Task<Outcome<Done>> LinkAsync(Guid id, Guid twinId, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.SettleSources))
        {
            return SharedProblems.NotPermitted;
        }

        var pair = await db.Incidents.VisibleTo(actor).Where(incident => incident.Id == id || incident.Id == twinId).ToListAsync(cancellationToken);
        if (pair is not [var one, var other])
        {
            return SharedProblems.NotFound;
        }

        // Whoever links by hand has looked; only what cannot be is refused.
        if (!IncidentPairs.MayBeSame(one, other, TimeSpan.FromDays(1)))
        {
            return ReconciliationProblems.NotAPair;
        }

        (one.TwinId, other.TwinId) = (other.Id, one.Id);
        await db.SaveChangesAsync(cancellationToken);
        return new Done();
    }

    public async Task<Outcome<Done>> UnlinkAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.SettleSources))
        {
            return SharedProblems.NotPermitted;
        }

        var pair = await db.Incidents.VisibleTo(actor).Where(incident => incident.Id == id || incident.TwinId == id).ToListAsync(cancellationToken);
        if (pair.Count == 0)
        {
            return SharedProblems.NotFound;
        }

        pair.ForEach(incident => incident.TwinId = null);
        await db.SaveChangesAsync(cancellationToken);
        return new Done();
    }

    private async Task<Outcome<Done>> ChangeAsync(
        Guid id, int version, Actor actor, Func<Incident, Outcome<Done>> change, CancellationToken cancellationToken)
    {
        if (await db.Incidents.VisibleTo(actor).FirstOrDefaultAsync(item => item.Id == id, cancellationToken) is not { } incident)
        {
            return SharedProblems.NotFound;
        }

        if (!incident.MayBeChangedBy(actor))
        {
            return SharedProblems.NotPermitted;
        }

        if (incident.Version != version)
        {
            return ReconciliationProblems.ChangedMeanwhile;
        }

        var outcome = change(incident);
        if (!outcome.Succeeded(out _))
        {
            return outcome;
        }

        try
        {
            await notices.WriteAsync([.. await db.IncidentNoticesAsync(incident, cancellationToken)], cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return ReconciliationProblems.ChangedMeanwhile;
        }

        return default(Done);
    }
}

public static class IncidentRights
{
    extension(Incident incident)
    {
        public bool MayBeChangedBy(Actor actor) => actor.May(Permission.SettleSources)
            || (actor.May(Permission.AnswerReturns) && actor.Scope == (incident.Side == SourceSide.Operator ? incident.OperatorPath : incident.UnitPath));
    }
}
