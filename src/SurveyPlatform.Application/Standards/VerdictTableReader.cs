using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Standards;

/// <summary>Reads the parts of <see cref="VerdictTable"/> for one exercise and one reader.</summary>
internal sealed class VerdictTableReader(SurveyDbContext db, Actor actor, ExerciseId exercise)
{
    private IQueryable<Obligation> Obligations => db.Obligations.AsNoTracking().VisibleTo(actor).Where(obligation => obligation.ExerciseId == exercise);

    private IQueryable<UnitVerdict> Verdicts => db.Verdicts.AsNoTracking().Where(verdict => verdict.ExerciseId == exercise && verdict.SupersededAtUtc == null);

    public async Task<(IReadOnlyList<VerdictTable.Row> Rows, int Total, int Page)> PageAsync(VerdictTable.Query query, CancellationToken cancellationToken)
    {
        var found = Filter(Obligations.Where(obligation => Verdicts.Any(verdict => verdict.ObligationId == obligation.Id)), query);
        var total = await found.CountAsync(cancellationToken);
        var page = Math.Clamp(query.Page, 1, Math.Max(1, (total + query.PageSize - 1) / query.PageSize));
        var skip = (page - 1) * query.PageSize;
        var units = query.Order == VerdictTable.Order.ByUnmet
            ? await ByUnmetAsync(found, skip, query.PageSize, cancellationToken)
            : await Ordered(found, query.Order).Skip(skip).Take(query.PageSize).ToListAsync(cancellationToken);
        var ids = units.Select(unit => unit.Id).ToList();
        var cells = (await Verdicts.Where(verdict => ids.Contains(verdict.ObligationId)).ToListAsync(cancellationToken)).ToLookup(verdict => verdict.ObligationId);
        return ([.. units.Select(unit => RowOf(unit, cells[unit.Id]))], total, page);
    }

    public async Task<IReadOnlyList<VerdictTable.CriterionCount>> CriteriaAsync(CancellationToken cancellationToken)
    {
        var counts = await Verdicts.Where(verdict => Obligations.Any(obligation => obligation.Id == verdict.ObligationId))
            .GroupBy(verdict => new { verdict.StandardCode, verdict.StandardVersion, verdict.CriterionCode, verdict.Outcome })
            .Select(group => new { group.Key.StandardCode, group.Key.StandardVersion, group.Key.CriterionCode, group.Key.Outcome, Count = group.Count() })
            .ToListAsync(cancellationToken);
        var criteria = await db.CriteriaAsync(counts.Select(count => (count.StandardCode, count.StandardVersion)), cancellationToken);
        return
        [
            .. criteria.Select(item => new VerdictTable.CriterionCount(
                item.Standard, item.Criterion, Count(item, VerdictOutcome.Met), Count(item, VerdictOutcome.NotMet), Count(item, VerdictOutcome.Unknown),
                Count(item, VerdictOutcome.NotApplicable))),
        ];

        int Count(StandardCriterion item, VerdictOutcome outcome) => counts
            .Where(count => (count.StandardCode, count.StandardVersion, count.CriterionCode, count.Outcome) == (item.Standard.Code, item.Standard.Version, item.Criterion.Code, outcome))
            .Sum(count => count.Count);
    }

    public async Task<IReadOnlyList<VerdictTable.Group>> GroupsAsync(CancellationToken cancellationToken)
    {
        // Counted once over all verdicts: for each unit by itself a country would take minutes.
        var counts = (await Verdicts.GroupBy(verdict => new { verdict.ObligationId, verdict.Outcome })
            .Select(counted => new { counted.Key.ObligationId, counted.Key.Outcome, Count = counted.Count() }).ToListAsync(cancellationToken)).ToLookup(row => row.ObligationId);
        var obligations = await Obligations.Select(item => new { item.Id, item.UnitKind, item.UnitId, item.ParentId }).ToListAsync(cancellationToken);
        var units = obligations.Where(item => counts.Contains(item.Id)).Select(item => new
        {
            item.UnitKind,
            item.UnitId,
            item.ParentId,
            Unmet = counts[item.Id].Where(row => row.Outcome == VerdictOutcome.NotMet).Sum(row => row.Count),
            Known = counts[item.Id].Where(row => row.Outcome is VerdictOutcome.Met or VerdictOutcome.NotMet).Sum(row => row.Count),
            IsUnknown = counts[item.Id].Any(row => row.Outcome == VerdictOutcome.Unknown),
        }).ToList();
        var byGroup = units.GroupBy(unit => ListExercises.GroupKey.Of(unit.UnitKind, unit.UnitId, unit.ParentId)).ToList();
        var heads = await HeadsAsync([.. byGroup.Select(group => group.Key.District).OfType<UnitId>()], cancellationToken);
        return
        [
            .. byGroup.Select(group => (Group: group, Head: group.Key.District is { } id ? heads.GetValueOrDefault(id) : null))
                .OrderBy(item => item.Group.Key.District is null).ThenBy(item => item.Head?.SortKey, StringComparer.Ordinal).ThenBy(item => item.Group.Key.Kind)
                .Select(item => new VerdictTable.Group(
                    item.Group.Key, item.Head?.FullName, item.Head?.Name, item.Head?.Code, item.Group.Count(), item.Group.Count(unit => unit.Unmet > 0),
                    item.Group.Count(unit => unit.Unmet == 0 && unit.IsUnknown), item.Group.Sum(unit => unit.Unmet), item.Group.Sum(unit => unit.Known))),
        ];
    }

    public async Task<DateTime?> JudgedAsync(CancellationToken cancellationToken) =>
        await Verdicts.OrderByDescending(verdict => verdict.JudgedAtUtc).Select(verdict => (DateTime?)verdict.JudgedAtUtc).FirstOrDefaultAsync(cancellationToken);

    /// <summary>As they were called on the cut-off day.</summary>
    private async Task<Dictionary<UnitId, UnitVersion>> HeadsAsync(List<UnitId> districts, CancellationToken cancellationToken)
    {
        var day = await db.Exercises.Where(item => item.Id == exercise).Select(item => item.CutOff).SingleAsync(cancellationToken);
        return await (from unit in db.Units.AsNoTracking()
                      where districts.Contains(unit.Id)
                      from version in unit.History
                      where version.ValidFrom <= day && (version.ValidTo == null || day < version.ValidTo)
                      select new { unit.Id, Version = version }).ToDictionaryAsync(item => item.Id, item => item.Version, cancellationToken);
    }

    private static VerdictTable.Row RowOf(Obligation unit, IEnumerable<UnitVerdict> verdicts) => new(
        unit.Id, unit.UnitId, unit.UnitKind, unit.UnitCode, unit.UnitFullName, ListExercises.GroupKey.Of(unit.UnitKind, unit.UnitId, unit.ParentId),
        verdicts.ToDictionary(
            verdict => (verdict.StandardCode, verdict.CriterionCode),
            verdict => new VerdictTable.Cell(verdict.Id, verdict.Outcome, verdict.Figure, verdict.Threshold, verdict.Gap, verdict.Decided.Count > 0)));

    private IQueryable<Obligation> Filter(IQueryable<Obligation> units, VerdictTable.Query query)
    {
        if (query.Kind is { } kind)
        {
            units = units.Where(unit => unit.UnitKind == kind);
        }

        if (query.District is { } district)
        {
            units = units.Where(unit => unit.ParentId == district || unit.UnitId == district);
        }

        if (VietnameseText.FoldedKey(query.Text ?? "") is { Length: > 0 } folded)
        {
            units = units.Where(unit => unit.UnitFoldedKey.Contains(folded) || unit.UnitCode.StartsWith(folded));
        }

        var (criterion, outcome) = (query.Criterion, query.Outcome);
        return criterion is null && outcome is null ? units : units.Where(unit => Verdicts.Any(verdict => verdict.ObligationId == unit.Id
            && (criterion == null || verdict.CriterionCode == criterion) && (outcome == null || verdict.Outcome == outcome)));
    }

    /// <summary>Counted once over all verdicts, as <see cref="GroupsAsync"/> does and for the same reason.</summary>
    private async Task<List<Obligation>> ByUnmetAsync(IQueryable<Obligation> found, int skip, int take, CancellationToken cancellationToken)
    {
        var unmet = await Verdicts.Where(verdict => verdict.Outcome == VerdictOutcome.NotMet).GroupBy(verdict => verdict.ObligationId)
            .Select(counted => new { counted.Key, Count = counted.Count() }).ToDictionaryAsync(counted => counted.Key, counted => counted.Count, cancellationToken);
        var ids = (await found.Select(unit => new { unit.Id, unit.UnitSortKey, unit.UnitCode }).ToListAsync(cancellationToken))
            .OrderByDescending(unit => unmet.GetValueOrDefault(unit.Id)).ThenBy(unit => unit.UnitSortKey, StringComparer.Ordinal).ThenBy(unit => unit.UnitCode, StringComparer.Ordinal)
            .Skip(skip).Take(take).Select(unit => unit.Id).ToList();
        return [.. (await Obligations.Where(unit => ids.Contains(unit.Id)).ToListAsync(cancellationToken)).OrderBy(unit => ids.IndexOf(unit.Id))];
    }

    private static IQueryable<Obligation> Ordered(IQueryable<Obligation> units, VerdictTable.Order order) => order switch
    {
        VerdictTable.Order.ByName or VerdictTable.Order.ByUnmet => units.OrderBy(unit => unit.UnitSortKey).ThenBy(unit => unit.UnitCode),
        // A path begins with its district's.
        VerdictTable.Order.ByDistrict => units.OrderBy(unit => unit.UnitKind == UnitKind.District || unit.UnitKind == UnitKind.Commune ? 0 : 1)
            .ThenBy(unit => unit.UnitKind == UnitKind.District ? unit.UnitId : unit.ParentId).ThenBy(unit => unit.UnitKind == UnitKind.District ? 0 : 1)
            .ThenBy(unit => unit.UnitSortKey).ThenBy(unit => unit.UnitCode),
    };
}
