using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Standards;

/// <summary>One criterion across the units one may see, in the last periods.</summary>
[UseCase]
public sealed class CriterionVerdicts(SurveyDbContext db)
{
    public const int MostPeriods = 6;

    public const int PageSize = 300;

    /// <param name="Outcome">In the newest period.</param>
    public sealed record Query(string Standard, string Criterion, VerdictOutcome? Outcome = null, UnitId? District = null, string? Text = null, int Page = 1);

    public sealed record Column(ExerciseId Exercise, Period Period, MinimumStandard? Version, int Met, int NotMet, int Unknown);

    public sealed record Cell(Guid Id, VerdictOutcome Outcome, decimal? Figure, decimal? Threshold, decimal? Gap, bool IsDecided);

    public sealed record Row(UnitId Unit, UnitKind Kind, string Code, string Name, IReadOnlyDictionary<ExerciseId, Cell> Cells);

    public sealed record District(UnitId Id, string Name);

    /// <param name="By">As the newest version words it.</param>
    /// <param name="Columns">The newest last.</param>
    public sealed record Result(
        StandardCriterion By, IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows, int Total, int Page, IReadOnlyList<District> Districts);

    public async Task<Outcome<Result>> RunAsync(Query query, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        var standards = (await db.Standards.AsNoTracking().Where(standard => standard.Code == query.Standard).OrderByDescending(standard => standard.Version)
            .ToListAsync(cancellationToken)).Select(standard => standard.Read()).ToList();
        var worded = standards.SelectMany(standard => standard.Criteria, (standard, criterion) => new StandardCriterion(standard, criterion))
            .Where(item => item.Criterion.Code == query.Criterion).ToList();
        if (worded.Count == 0)
        {
            return SharedProblems.NotFound;
        }

        var verdicts = db.Verdicts.AsNoTracking().Where(verdict => verdict.SupersededAtUtc == null
            && verdict.StandardCode == query.Standard && verdict.CriterionCode == query.Criterion
            && db.Obligations.VisibleTo(actor).Any(obligation => obligation.Id == verdict.ObligationId));
        var columns = await ColumnsAsync(verdicts, worded, cancellationToken);
        var exercises = columns.Select(column => column.Exercise).ToList();
        var shown = verdicts.Where(verdict => exercises.Contains(verdict.ExerciseId) && verdict.Outcome != VerdictOutcome.NotApplicable);
        var units = Units(shown, query, exercises.Count == 0 ? null : exercises[^1]);
        var (rows, total, page) = await RowsAsync(shown, units, query.Page, cancellationToken);
        return new Result(worded[0], columns, rows, total, page, await DistrictsAsync(shown, cancellationToken));
    }

    private async Task<List<Column>> ColumnsAsync(IQueryable<UnitVerdict> verdicts, List<StandardCriterion> worded, CancellationToken cancellationToken)
    {
        var counts = await (from verdict in verdicts
                            join exercise in db.Exercises on verdict.ExerciseId equals exercise.Id
                            group verdict by new { exercise.Id, exercise.Period, exercise.CutOff, verdict.StandardVersion, verdict.Outcome } into counted
                            select new { counted.Key, Count = counted.Count() }).ToListAsync(cancellationToken);
        return
        [
            .. counts.GroupBy(count => (count.Key.Id, count.Key.Period, count.Key.CutOff)).OrderByDescending(group => group.Key.CutOff).Take(MostPeriods).Reverse()
                .Select(group => new Column(
                    group.Key.Id, group.Key.Period, worded.Find(item => item.Standard.Version == group.Max(count => count.Key.StandardVersion))?.Standard,
                    Sum(group.Where(count => count.Key.Outcome == VerdictOutcome.Met).Select(count => count.Count)),
                    Sum(group.Where(count => count.Key.Outcome == VerdictOutcome.NotMet).Select(count => count.Count)),
                    Sum(group.Where(count => count.Key.Outcome == VerdictOutcome.Unknown).Select(count => count.Count)))),
        ];

        static int Sum(IEnumerable<int> counted) => counted.Sum();
    }

    private static IQueryable<UnitVerdict> Units(IQueryable<UnitVerdict> shown, Query query, ExerciseId? newest)
    {
        if (query.District is { } district)
        {
            shown = shown.Where(verdict => verdict.Obligation.ParentId == district || verdict.UnitId == district);
        }

        if (query.Outcome is { } outcome && newest is { } exercise)
        {
            shown = shown.Where(verdict => verdict.ExerciseId == exercise && verdict.Outcome == outcome);
        }

        return VietnameseText.FoldedKey(query.Text ?? "") is { Length: > 0 } folded
            ? shown.Where(verdict => verdict.Obligation.UnitFoldedKey.Contains(folded) || verdict.Obligation.UnitCode.StartsWith(folded))
            : shown;
    }

    private static async Task<(List<Row> Rows, int Total, int Page)> RowsAsync(
        IQueryable<UnitVerdict> shown, IQueryable<UnitVerdict> found, int asked, CancellationToken cancellationToken)
    {
        // A unit that was renamed between two periods is one unit.
        var units = found.Select(verdict => new { verdict.UnitId, verdict.Obligation.UnitSortKey, verdict.Obligation.UnitCode }).GroupBy(named => named.UnitId)
            .Select(group => new { Unit = group.Key, Sort = group.Max(named => named.UnitSortKey), Code = group.Max(named => named.UnitCode) });
        var total = await units.CountAsync(cancellationToken);
        var page = Math.Clamp(asked, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var ids = await units.OrderBy(unit => unit.Sort).ThenBy(unit => unit.Code).Skip((page - 1) * PageSize).Take(PageSize).Select(unit => unit.Unit).ToListAsync(cancellationToken);
        var verdicts = (await shown.Include(verdict => verdict.Obligation).Where(verdict => ids.Contains(verdict.UnitId)).ToListAsync(cancellationToken)).ToLookup(verdict => verdict.UnitId);
        return ([.. ids.Select(id => RowOf([.. verdicts[id]]))], total, page);
    }

    private static Row RowOf(List<UnitVerdict> verdicts)
    {
        var named = verdicts.MaxBy(verdict => verdict.JudgedAtUtc)!.Obligation;
        return new(
            named.UnitId, named.UnitKind, named.UnitCode, named.UnitFullName,
            verdicts.ToDictionary(
                verdict => verdict.ExerciseId,
                verdict => new Cell(verdict.Id, verdict.Outcome, verdict.Figure, verdict.Threshold, verdict.Gap, verdict.Decided.Count > 0)));
    }

    private static async Task<IReadOnlyList<District>> DistrictsAsync(IQueryable<UnitVerdict> shown, CancellationToken cancellationToken)
    {
        var districts = await shown.Where(verdict => verdict.Obligation.UnitKind == UnitKind.District)
            .Select(verdict => new { verdict.UnitId, verdict.Obligation.UnitTypeName, verdict.Obligation.UnitName, verdict.Obligation.UnitSortKey }).Distinct().ToListAsync(cancellationToken);
        return [.. districts.OrderBy(item => item.UnitSortKey, StringComparer.Ordinal).DistinctBy(item => item.UnitId).Select(item => new District(item.UnitId, UnitNames.Full(item.UnitTypeName, item.UnitName)))];
    }
}
