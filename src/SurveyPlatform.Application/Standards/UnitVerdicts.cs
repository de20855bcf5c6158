using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Standards;

/// <summary>One unit through time: each criterion in each period it was judged in.</summary>
[UseCase]
public sealed class UnitVerdicts(SurveyDbContext db)
{
    /// <summary>Of the periods that are shown, the newest last.</summary>
    public const int MostPeriods = 12;

    public sealed record Column(ExerciseId Exercise, ObligationId Obligation, Period Period, string Collection);

    public sealed record Cell(Guid Id, ExerciseId Exercise, StandardCriterion By, VerdictOutcome Outcome, decimal? Figure, decimal? Threshold, decimal? Gap, bool IsDecided);

    /// <param name="Newest">The criterion as the newest version that judged by it words it.</param>
    /// <param name="Cells">By exercise.</param>
    public sealed record Line(StandardCriterion Newest, IReadOnlyDictionary<ExerciseId, Cell> Cells);

    /// <param name="Name">As it was called when it was judged last.</param>
    public sealed record Result(UnitId Unit, string Code, string Name, UnitKind Kind, IReadOnlyList<Column> Columns, IReadOnlyList<Line> Lines);

    /// <summary>A unit sees its own verdicts; who may view returns, those of the units below.</summary>
    public async Task<Outcome<Result>> RunAsync(UnitId unit, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewReturns) && !actor.May(Permission.AnswerReturns))
        {
            return SharedProblems.NotPermitted;
        }

        var owed = await db.Obligations.AsNoTracking().VisibleTo(actor).Where(obligation => obligation.UnitId == unit)
            .OrderByDescending(obligation => obligation.Exercise.CutOff)
            .Select(obligation => new { Obligation = obligation, obligation.Exercise.Period, obligation.Exercise.CollectionCode }).ToListAsync(cancellationToken);
        if (owed.Count == 0)
        {
            return SharedProblems.NotFound;
        }

        var ids = owed.Select(item => item.Obligation.Id).ToList();
        var verdicts = (await db.Verdicts.AsNoTracking().Where(verdict => verdict.SupersededAtUtc == null && ids.Contains(verdict.ObligationId))
            .ToListAsync(cancellationToken)).ToLookup(verdict => verdict.ObligationId);
        var columns = owed.Where(item => verdicts[item.Obligation.Id].Any()).Take(MostPeriods).Reverse()
            .Select(item => new Column(item.Obligation.ExerciseId, item.Obligation.Id, item.Period, item.CollectionCode)).ToList();
        var shown = columns.SelectMany(column => verdicts[column.Obligation]).ToList();
        var criteria = await db.CriteriaAsync(shown.Select(verdict => (verdict.StandardCode, verdict.StandardVersion)), cancellationToken);
        var named = owed[0].Obligation;
        return new Result(named.UnitId, named.UnitCode, named.UnitFullName, named.UnitKind, columns, [.. Lines(shown, criteria)]);
    }

    private static IEnumerable<Line> Lines(List<UnitVerdict> verdicts, IReadOnlyList<StandardCriterion> criteria) =>
        from item in criteria
        group item by (item.Standard.Code, Criterion: item.Criterion.Code) into versions
        let cells = verdicts.Where(verdict => (verdict.StandardCode, verdict.CriterionCode) == versions.Key)
            .Select(verdict => new Cell(
                verdict.Id, verdict.ExerciseId, criteria.Find(verdict.StandardCode, verdict.StandardVersion, verdict.CriterionCode)!,
                verdict.Outcome, verdict.Figure, verdict.Threshold, verdict.Gap, verdict.Decided.Count > 0))
            .ToDictionary(cell => cell.Exercise)
        where cells.Values.Any(cell => cell.Outcome != VerdictOutcome.NotApplicable)
        select new Line(versions.First(), cells);
}
