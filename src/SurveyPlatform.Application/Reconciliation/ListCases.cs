using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reconciliation;

/// <summary>The cases that one is part of, or decides: those that wait first.</summary>
[UseCase]
public sealed class ListCases(SurveyDbContext db)
{
    public const int PageSize = 100;

    /// <param name="IsPending">Null: all of them.</param>
    public sealed record Query(Period? Period = null, bool? IsPending = true, CaseState? State = null, UnitId? Party = null, string? Text = null, int Page = 1);

    public sealed record Row(ReconciliationCase Case, string UnitName, string Parties);

    /// <param name="Waiting">Of those found.</param>
    public sealed record Result(
        IReadOnlyList<Row> Rows, int Total, int Page, int Waiting, IReadOnlyList<Period> Periods, IReadOnlyDictionary<string, string> Operators);

    public async Task<Outcome<Result>> RunAsync(Query query, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.AnswerReturns) && !actor.May(Permission.SettleSources))
        {
            return SharedProblems.NotPermitted;
        }

        var visible = db.ReconciliationCases.AsNoTracking().VisibleTo(actor);
        var periods = await visible.Select(item => item.Period).Distinct().ToListAsync(cancellationToken);
        var found = Filter(visible, query);
        var total = await found.CountAsync(cancellationToken);
        var page = Math.Clamp(query.Page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var rows = await found.Include(item => item.Parties).Include(item => item.Obligation)
            .OrderBy(item => item.State == CaseState.Open || item.State == CaseState.Explained || item.State == CaseState.Accepted ? 0 : 1)
            .ThenByDescending(item => item.Period).ThenBy(item => item.Obligation.UnitSortKey).ThenBy(item => item.Obligation.UnitCode).ThenBy(item => item.Key)
            .Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        var operators = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var period in rows.Select(row => row.Period).Distinct())
        {
            foreach (var (code, name) in await db.OperatorNamesAsync(period, cancellationToken))
            {
                operators[code] = name;
            }
        }

        return new Result(
            [.. rows.Select(item => new Row(item, item.Obligation.UnitFullName, string.Join(", ", item.Parties.Where(party => party.Side == SourceSide.Operator).Select(party => party.Name).Order(StringComparer.Ordinal))))],
            total, page, await Pending(found).CountAsync(cancellationToken), [.. periods.OrderDescending()], operators);
    }

    /// <summary>How many wait for the actor's own unit to answer.</summary>
    public async Task<int> CountOwnAsync(Actor actor, CancellationToken cancellationToken) => !actor.May(Permission.AnswerReturns) || actor.Scope is not { } scope
        ? 0
        : await Pending(db.ReconciliationCases.Where(item => item.Parties.Any(party => party.Path == scope))).CountAsync(cancellationToken);

    private static IQueryable<ReconciliationCase> Pending(IQueryable<ReconciliationCase> cases) =>
        cases.Where(item => item.State == CaseState.Open || item.State == CaseState.Explained || item.State == CaseState.Accepted);

    private static IQueryable<ReconciliationCase> Filter(IQueryable<ReconciliationCase> cases, Query query)
    {
        if (query.Period is { } period)
        {
            cases = cases.Where(item => item.Period == period);
        }

        if (query.State is { } state)
        {
            cases = cases.Where(item => item.State == state);
        }
        else if (query.IsPending == true)
        {
            cases = Pending(cases);
        }

        if (query.Party is { } party)
        {
            cases = cases.Where(item => item.Parties.Any(one => one.UnitId == party));
        }

        return VietnameseText.FoldedKey(query.Text ?? "") is { Length: > 0 } folded
            ? cases.Where(item => item.Obligation.UnitFoldedKey.Contains(folded) || item.Obligation.UnitCode.StartsWith(folded))
            : cases;
    }
}
