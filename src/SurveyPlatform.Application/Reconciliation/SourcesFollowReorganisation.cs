using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Registry;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reconciliation;

/// <summary>Cases and incidents of a unit that has ended pass to its heir; what they name, and what was said, stays.</summary>
public sealed class SourcesFollowReorganisation(SurveyDbContext db) : IFollowsReorganisation
{
    public async Task<IReadOnlyList<ReorganisationEffect>> PreviewAsync(ReorganisationPlan plan, CancellationToken cancellationToken)
    {
        List<UnitId> units = [.. plan.Endings.Select(ending => ending.Unit.Id)];
        var cases = await (from party in db.CaseParties.AsNoTracking()
                           where units.Contains(party.UnitId)
                           join item in db.ReconciliationCases on party.CaseId equals item.Id
                           where item.State != CaseState.Closed && item.State != CaseState.Decided
                           select party.Name).ToListAsync(cancellationToken);
        var incidents = await db.Incidents.AsNoTracking().Where(item => units.Contains(item.UnitId) && item.State == IncidentState.Open).Select(item => item.UnitName).ToListAsync(cancellationToken);
        return
        [
            .. cases.Count == 0 ? (ReorganisationEffect[])[] : [new("cases", cases.Count, [.. cases.Distinct().Order(StringComparer.Ordinal)])],
            .. incidents.Count == 0 ? (ReorganisationEffect[])[] : [new("incidents", incidents.Count, [.. incidents.Distinct().Order(StringComparer.Ordinal)])],
        ];
    }

    public async Task ApplyAsync(UnitHeirs heirs, CancellationToken cancellationToken)
    {
        var units = heirs.Units;
        foreach (var party in await db.CaseParties.Where(party => units.Contains(party.UnitId)).ToListAsync(cancellationToken))
        {
            party.Path = heirs.All[party.UnitId].Path;
        }

        foreach (var incident in await db.Incidents.Where(item => units.Contains(item.UnitId) || (item.OperatorId != null && units.Contains(item.OperatorId.Value))).ToListAsync(cancellationToken))
        {
            incident.UnitPath = heirs.All.GetValueOrDefault(incident.UnitId)?.Path ?? incident.UnitPath;
            incident.OperatorPath = incident.OperatorId is { } company && heirs.All.TryGetValue(company, out var heir) ? heir.Path : incident.OperatorPath;
        }
    }
}
