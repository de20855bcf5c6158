using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reconciliation;

/// <summary>What a new comparison does to the cases of its quarter.</summary>
internal sealed class CaseComparison(SurveyDbContext db, TimeProvider clock, Period period, DateOnly dueOn)
{
    /// <param name="Opened">New, or open again.</param>
    /// <param name="Unsettled">Returns whose decisions no longer hold.</param>
    public sealed record Result(IReadOnlyList<ReconciliationCase> Opened, int Closed, int Pending, IReadOnlySet<ObligationId> Unsettled);

    public async Task<Result> RunAsync(SourceInput input, IReadOnlyDictionary<ObligationId, IReadOnlyList<Finding>> found, CancellationToken cancellationToken)
    {
        var cases = await db.ReconciliationCases.Include(item => item.Parties).Where(item => item.Period == period).ToListAsync(cancellationToken);
        var (opened, closed, unsettled) = (new List<ReconciliationCase>(), 0, new HashSet<ObligationId>());
        var known = cases.ToDictionary(item => (item.ObligationId, item.Key));
        foreach (var item in cases.Where(item => IsHeard(item, input)))
        {
            var wasDecided = item.Decision is not null;
            var finding = found.GetValueOrDefault(item.ObligationId)?.FirstOrDefault(finding => finding.Key == item.Key);
            if (item.Compare(finding, Actor.System.Name, clock.UtcNow, dueOn, clock.NewKey()) is not { } entry)
            {
                continue;
            }

            Invite(item, input, finding);
            closed += entry.Action == CaseAction.Close ? 1 : 0;
            if (item.State == CaseState.Open && entry.Action != CaseAction.Close)
            {
                opened.Add(item);
            }

            if (wasDecided)
            {
                unsettled.Add(item.ObligationId);
            }
        }

        foreach (var unit in input.Units)
        {
            foreach (var finding in found[unit.Id].Where(finding => finding.IsDifference && !known.ContainsKey((unit.Id, finding.Key))))
            {
                var begun = ReconciliationCase.Begin(clock.NewKey(), unit, period, finding, clock.UtcNow, dueOn);
                begun.AddParty(Party(begun, SourceSide.Unit, unit));
                Invite(begun, input, finding);
                db.ReconciliationCases.Add(begun);
                opened.Add(begun);
            }
        }

        return new(opened, closed, cases.Count(item => item.IsPending) + opened.Count(item => !known.ContainsKey((item.ObligationId, item.Key))), unsettled);
    }

    /// <summary>Everybody whom it is about has reported: while a return is open again, nothing is said of it.</summary>
    private static bool IsHeard(ReconciliationCase item, SourceInput input) =>
        input.Declared.ContainsKey(item.ObligationId)
        && $"{item.UnitOperators} {item.OperatorOperators}".Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(name => input.Reporting.Contains(name) || !input.Operators.ContainsKey(name));

    /// <summary>The operators that the figures name and that are not yet part of it.</summary>
    private void Invite(ReconciliationCase item, SourceInput input, Finding? finding)
    {
        foreach (var name in finding?.Operators ?? [])
        {
            if (input.Operators.TryGetValue(name, out var company) && !item.Parties.Any(party => party.UnitId == company.UnitId))
            {
                item.AddParty(Party(item, SourceSide.Operator, company));
            }
        }
    }

    private CaseParty Party(ReconciliationCase item, SourceSide side, Obligation who) => new()
    {
        Id = clock.NewKey(),
        CaseId = item.Id,
        Side = side,
        UnitId = who.UnitId,
        Name = who.AuthorityName,
        Path = who.Path,
    };
}
