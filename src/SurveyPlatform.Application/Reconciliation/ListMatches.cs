using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reconciliation;

/// <summary>What the newest comparison of a quarter found for the units one may see.</summary>
[UseCase]
public sealed class ListMatches(SurveyDbContext db)
{
    public const int PageSize = 100;

    /// <summary>What is looked for; null is no filter.</summary>
    /// <param name="Period">Null: the newest that can be compared.</param>
    /// <param name="PageSize">0: all of them, for a file.</param>
    public sealed record Query(
        Period? Period = null, MatchOutcome? Outcome = null, string? Operator = null, UnitId? District = null, string? Text = null, int Page = 1, int PageSize = PageSize);

    /// <param name="Case">Where the two differ, or did.</param>
    public sealed record Row(Obligation Unit, Finding Finding, ReconciliationCase? Case);

    /// <param name="Name">Of an operator or a district.</param>
    public sealed record Group(string Key, string Name, IReadOnlyDictionary<MatchOutcome, int> Counts, int Pending);

    /// <param name="Run">Null: never compared.</param>
    public sealed record Result(
        Period? Period, IReadOnlyList<Period> Periods, ReconciliationRun? Run, IReadOnlyDictionary<MatchOutcome, int> Counts, IReadOnlyList<Group> ByOperator,
        IReadOnlyList<Group> ByDistrict, IReadOnlyList<Row> Rows, int Total, int Page, int Pending, IReadOnlyDictionary<string, string> Operators);

    public async Task<Outcome<Result>> RunAsync(Query query, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        var periods = (await db.Exercises.AsNoTracking()
            .Where(item => item.Reason == null && (item.Collection.TemplateCode == SourceReader.UnitForm || item.Collection.TemplateCode == SourceReader.LineForm))
            .Select(item => new { item.Period, item.Collection.TemplateCode }).ToListAsync(cancellationToken))
            .GroupBy(item => item.Period).Where(group => group.Count() > 1).Select(group => group.Key).OrderDescending().ToList();
        if (periods.Count == 0)
        {
            return new Result(null, [], null, new Dictionary<MatchOutcome, int>(), [], [], [], 0, 1, 0, new Dictionary<string, string>());
        }

        var runs = await db.ReconciliationRuns.AsNoTracking().GroupBy(run => run.Period).Select(group => group.OrderByDescending(run => run.AtUtc).First()).ToListAsync(cancellationToken);
        var period = query.Period is { } asked && periods.Contains(asked) ? asked : periods.FirstOrDefault(item => runs.Exists(run => run.Period == item), periods[0]);
        var all = await AllAsync(period, actor, cancellationToken);
        var operators = await db.OperatorNamesAsync(period, cancellationToken);
        var names = await DistrictNamesAsync(all, cancellationToken);
        var found = all.Where(row => IsFound(row, query)).OrderBy(row => row.Case is { IsPending: true } ? 0 : row.Finding.IsDifference ? 1 : 2).ToList();
        var page = Math.Clamp(query.Page, 1, Math.Max(1, (found.Count + PageSize - 1) / PageSize));
        return new Result(
            period, periods, runs.Find(run => run.Period == period), Count(all),
            [.. operators.OrderBy(item => item.Value, StringComparer.Ordinal).Select(item => GroupOf(item.Key, item.Value, all.Where(row => row.Finding.Operators.Contains(item.Key))))],
            [.. all.GroupBy(DistrictOf).OrderBy(group => names.GetValueOrDefault(group.Key).SortKey, StringComparer.Ordinal)
                .Select(group => GroupOf(group.Key.ToString(), names.GetValueOrDefault(group.Key).Name ?? "", group))],
            query.PageSize == 0 ? found : [.. found.Skip((page - 1) * PageSize).Take(PageSize)],
            found.Count, page, all.Count(row => row.Case is { IsPending: true }), operators);
    }

    private async Task<List<Row>> AllAsync(Period period, Actor actor, CancellationToken cancellationToken)
    {
        var matches = await (from match in db.SourceMatches.AsNoTracking()
                             join unit in db.Obligations.AsNoTracking().VisibleTo(actor) on match.ObligationId equals unit.Id
                             where match.Period == period
                             orderby unit.UnitKind == UnitKind.District ? 0 : 1, unit.UnitSortKey, unit.UnitCode
                             select new { Unit = unit, match.Findings }).ToListAsync(cancellationToken);
        var cases = (await db.ReconciliationCases.AsNoTracking().Where(item => item.Period == period).ToListAsync(cancellationToken))
            .ToDictionary(item => (item.ObligationId, item.Key));
        return [.. matches.SelectMany(match => match.Findings, (match, finding) => new Row(match.Unit, finding, cases.GetValueOrDefault((match.Unit.Id, finding.Key))))];
    }

    /// <summary>As they were called in that quarter, where they owed a return themselves; else as they are called last.</summary>
    private async Task<Dictionary<UnitId, (string Name, string SortKey)>> DistrictNamesAsync(List<Row> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(DistrictOf).Distinct().ToList();
        var versions = await (from unit in db.Units.AsNoTracking()
                              where ids.Contains(unit.Id)
                              from version in unit.History
                              select new { unit.Id, version.ValidFrom, version.TypeName, version.Name, version.SortKey }).ToListAsync(cancellationToken);
        var names = versions.GroupBy(version => version.Id).ToDictionary(unit => unit.Key, unit => unit.MaxBy(version => version.ValidFrom)!)
            .ToDictionary(unit => unit.Key, unit => (UnitNames.Full(unit.Value.TypeName, unit.Value.Name), unit.Value.SortKey));
        foreach (var row in rows.Where(row => row.Unit.UnitKind == UnitKind.District))
        {
            names[row.Unit.UnitId] = (row.Unit.UnitFullName, row.Unit.UnitSortKey);
        }

        return names;
    }

    private static bool IsFound(Row row, Query query) =>
        (query.Outcome is not { } outcome || row.Finding.Outcome == outcome)
        && (query.Operator is not { Length: > 0 } name || row.Finding.Operators.Contains(name))
        && (query.District is not { } district || DistrictOf(row) == district)
        && (VietnameseText.FoldedKey(query.Text ?? "") is not { Length: > 0 } folded
            || row.Unit.UnitFoldedKey.Contains(folded, StringComparison.Ordinal) || row.Unit.UnitCode.StartsWith(folded, StringComparison.Ordinal));

    /// <summary>A district belongs to its own group.</summary>
    private static UnitId DistrictOf(Row row) => row.Unit.UnitKind == UnitKind.District ? row.Unit.UnitId : row.Unit.ParentId ?? row.Unit.UnitId;

    private static Group GroupOf(string key, string name, IEnumerable<Row> rows)
    {
        var list = rows.ToList();
        return new(key, name, Count(list), list.Count(row => row.Case is { IsPending: true }));
    }

    private static Dictionary<MatchOutcome, int> Count(IEnumerable<Row> rows) => rows.CountBy(row => row.Finding.Outcome).ToDictionary();
}
