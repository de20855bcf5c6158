using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Standards;

/// <summary>How the units one may see stand against the standard in one exercise.</summary>
[UseCase]
public sealed class ListVerdicts(SurveyDbContext db)
{
    public const int MaxPageSize = 500;

    /// <summary>What is looked for; null is no filter.</summary>
    public sealed record Query(
        ExerciseId Exercise, VerdictOutcome? Outcome = null, string? Criterion = null, UnitKind? Kind = null, UnitId? Parent = null, string? Text = null,
        int Page = 1, int PageSize = 200);

    public sealed record Row(
        ObligationId ObligationId, UnitId UnitId, UnitKind UnitKind, string UnitCode, string UnitName, UnitId? ParentId,
        Criterion Criterion, VerdictOutcome Outcome, decimal? Figure, decimal? Threshold, decimal? Gap);

    /// <param name="Counts">Over everything that the query finds, by criterion.</param>
    public sealed record Result(IReadOnlyList<Row> Rows, int Total, int Page, int PageSize, IReadOnlyList<CriterionCount> Counts, IReadOnlyList<MinimumStandard> Standards);

    public sealed record CriterionCount(Criterion Criterion, int Met, int NotMet, int Unknown, int NotApplicable);

    public async Task<Outcome<Result>> RunAsync(Query query, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        var exercise = await db.Exercises.AsNoTracking().Include(item => item.Collection).FirstOrDefaultAsync(item => item.Id == query.Exercise, cancellationToken);
        if (exercise is null)
        {
            return SharedProblems.NotFound;
        }

        var found = Filter(
            from verdict in db.CurrentVerdicts()
            join obligation in db.Obligations.VisibleTo(actor) on verdict.ObligationId equals obligation.Id
            where verdict.ExerciseId == query.Exercise
            select new Joined { Verdict = verdict, Obligation = obligation }, query);
        var counts = await found.GroupBy(row => new { row.Verdict.StandardCode, row.Verdict.CriterionCode, row.Verdict.Outcome })
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var total = counts.Sum(count => count.Count);
        var size = Math.Clamp(query.PageSize, 1, MaxPageSize);
        var page = Math.Clamp(query.Page, 1, Math.Max(1, (total + size - 1) / size));
        var rows = await found
            .OrderBy(row => row.Obligation.UnitKind == UnitKind.District ? 0 : 1).ThenBy(row => row.Obligation.UnitSortKey).ThenBy(row => row.Obligation.UnitCode)
            .ThenBy(row => row.Verdict.StandardCode).ThenBy(row => row.Verdict.CriterionCode)
            .Skip((page - 1) * size).Take(size).ToListAsync(cancellationToken);
        var standards = await db.StandardsInForceAsync(exercise, cancellationToken);
        var criteria = standards.SelectMany(standard => standard.Criteria, (standard, criterion) => (standard.Code, criterion)).ToList();
        return new Result(
            [.. rows.Select(row => RowOf(row, criteria))],
            total, page, size,
            [
                .. criteria.Select(item => new CriterionCount(
                    item.criterion, Count(item, VerdictOutcome.Met), Count(item, VerdictOutcome.NotMet), Count(item, VerdictOutcome.Unknown),
                    Count(item, VerdictOutcome.NotApplicable))),
            ],
            standards);

        int Count((string Standard, Criterion Criterion) item, VerdictOutcome outcome) => counts
            .Where(count => (count.Key.StandardCode, count.Key.CriterionCode, count.Key.Outcome) == (item.Standard, item.Criterion.Code, outcome)).Sum(count => count.Count);
    }

    private static Row RowOf(Joined row, List<(string Standard, Criterion Criterion)> criteria)
    {
        var (verdict, obligation) = (row.Verdict, row.Obligation);
        var criterion = criteria.Find(item => (item.Standard, item.Criterion.Code) == (verdict.StandardCode, verdict.CriterionCode)).Criterion
            ?? new(verdict.CriterionCode, new(verdict.CriterionCode), null, "", Comparison.AtLeast, "");
        return new(
            obligation.Id, obligation.UnitId, obligation.UnitKind, obligation.UnitCode, obligation.UnitFullName, obligation.ParentId,
            criterion, verdict.Outcome, verdict.Figure, verdict.Threshold, verdict.Gap);
    }

    private static IQueryable<Joined> Filter(IQueryable<Joined> rows, Query query)
    {
        if (query.Outcome is { } outcome)
        {
            rows = rows.Where(row => row.Verdict.Outcome == outcome);
        }

        if (query.Criterion is { Length: > 0 } criterion)
        {
            rows = rows.Where(row => row.Verdict.CriterionCode == criterion);
        }

        if (query.Kind is { } kind)
        {
            rows = rows.Where(row => row.Obligation.UnitKind == kind);
        }

        if (query.Parent is { } parent)
        {
            rows = rows.Where(row => row.Obligation.ParentId == parent || row.Obligation.UnitId == parent);
        }

        return VietnameseText.FoldedKey(query.Text ?? "") is { Length: > 0 } folded
            ? rows.Where(row => row.Obligation.UnitFoldedKey.Contains(folded) || row.Obligation.UnitCode.StartsWith(folded))
            : rows;
    }

    private sealed class Joined
    {
        public required UnitVerdict Verdict { get; init; }

        public required Obligation Obligation { get; init; }
    }
}
