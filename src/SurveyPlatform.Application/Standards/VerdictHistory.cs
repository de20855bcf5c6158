using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Standards;

/// <summary>One verdict with all that stood in its place before: what each was made from, and when.</summary>
[UseCase]
public sealed class VerdictHistory(SurveyDbContext db)
{
    /// <summary>A figure that was decided, as far as it is still known.</summary>
    public sealed record Decision(string Element, FigureOrigin Origin, decimal? Number, string? Text, string Reason, string By, DateTime AtUtc, DateTime? WithdrawnAtUtc);

    public sealed record Entry(UnitVerdict Verdict, StandardCriterion By, IReadOnlyList<Decision> Decided);

    /// <param name="Entries">The newest first.</param>
    public sealed record Result(
        ObligationId Obligation, UnitId Unit, string UnitCode, string UnitName, UnitKind Kind, ExerciseId Exercise, Period Period, IReadOnlyList<Entry> Entries)
    {
        public Entry Newest => Entries[0];
    }

    public async Task<Outcome<Result>> RunAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewReturns) && !actor.May(Permission.AnswerReturns))
        {
            return SharedProblems.NotPermitted;
        }

        var asked = await db.Verdicts.AsNoTracking().Include(verdict => verdict.Obligation)
            .Where(verdict => verdict.Id == id && db.Obligations.VisibleTo(actor).Any(obligation => obligation.Id == verdict.ObligationId)).FirstOrDefaultAsync(cancellationToken);
        if (asked is null)
        {
            return SharedProblems.NotFound;
        }

        var rows = await db.Verdicts.AsNoTracking()
            .Where(verdict => verdict.ObligationId == asked.ObligationId && verdict.StandardCode == asked.StandardCode && verdict.CriterionCode == asked.CriterionCode)
            .OrderBy(verdict => verdict.SupersededAtUtc != null).ThenByDescending(verdict => verdict.SupersededAtUtc).ThenByDescending(verdict => verdict.JudgedAtUtc)
            .ToListAsync(cancellationToken);
        var criteria = await db.CriteriaAsync(rows.Select(row => (row.StandardCode, row.StandardVersion)), cancellationToken);
        var used = rows.SelectMany(row => row.Decided).Select(figure => figure.Id).Distinct().ToList();
        var decided = await db.DecidedFigures.AsNoTracking().Where(figure => used.Contains(figure.Id)).ToDictionaryAsync(figure => figure.Id, cancellationToken);
        var period = await db.Exercises.Where(exercise => exercise.Id == asked.ExerciseId).Select(exercise => exercise.Period).SingleAsync(cancellationToken);
        var unit = asked.Obligation;
        return new Result(
            unit.Id, unit.UnitId, unit.UnitCode, unit.UnitFullName, unit.UnitKind, asked.ExerciseId, period,
            [.. rows.Select(row => new Entry(row, criteria.Find(row.StandardCode, row.StandardVersion, row.CriterionCode)!, [.. row.Decided.Select(figure => DecisionOf(figure, decided))]))]);
    }

    private static Decision DecisionOf(UsedFigure used, Dictionary<Guid, DecidedFigure> decided) => decided.TryGetValue(used.Id, out var figure)
        ? new(figure.Element, figure.Origin, figure.Number, figure.Text, figure.Reason, figure.DecidedBy, figure.DecidedAtUtc, figure.WithdrawnAtUtc)
        : new(used.Element, used.Origin, null, null, "", "", default, null);
}
