using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reports;

/// <summary>Works an indicator out over a quarter before it is published, beside the definition that was in force then. Nothing is kept.</summary>
[UseCase]
public sealed class TryIndicator(SurveyDbContext db)
{
    /// <param name="District">Null: all units of the level.</param>
    /// <param name="Before">By the definition in force in that quarter; null: there was none.</param>
    public sealed record Row(UnitKind Level, string? District, Figure Now, Figure? Before);

    public async Task<Outcome<IReadOnlyList<Row>>> RunAsync(Indicator indicator, Period period, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageStandards))
        {
            return SharedProblems.NotPermitted;
        }

        var exercise = await db.Exercises.AsNoTracking().FirstOrDefaultAsync(item => item.CollectionCode == QuarterlyReport.UnitCollection && item.Period == period, cancellationToken);
        if (exercise is null)
        {
            return ReportsProblems.NoExercise(period);
        }

        var before = (await db.ReadIndicatorsAsync(exercise.CutOff, cancellationToken)).FirstOrDefault(item => item.Code == indicator.Code);
        var units = await UnitsAsync(exercise.Id, [.. indicator.Elements.Concat(before?.Elements ?? []).Distinct()], cancellationToken);
        return indicator.Kinds.Order().SelectMany(level => Rows(level, units, indicator, before)).ToList();
    }

    private static IEnumerable<Row> Rows(UnitKind level, List<Unit> units, Indicator indicator, Indicator? before)
    {
        var ofLevel = units.Where(unit => unit.Owed.UnitKind == level).ToList();
        yield return Row(null, ofLevel);
        foreach (var district in units.Where(unit => unit.Owed.UnitKind == UnitKind.District).OrderBy(unit => unit.Owed.UnitSortKey, StringComparer.Ordinal))
        {
            yield return Row(district.Owed.UnitFullName, ofLevel.FindAll(unit => level == UnitKind.District ? unit == district : unit.Owed.ParentId == district.Owed.UnitId));
        }

        Row Row(string? name, List<Unit> group)
        {
            List<UnitAnswers?> answers = [.. group.Select(unit => unit.Answers)];
            return new(level, name, Figure.Over(answers, indicator), before is { } definition && definition.IsFor(level) ? Figure.Over(answers, definition) : null);
        }
    }

    private async Task<List<Unit>> UnitsAsync(ExerciseId exercise, List<string> elements, CancellationToken cancellationToken)
    {
        var owed = await db.Obligations.AsNoTracking().Where(item => item.ExerciseId == exercise).ToListAsync(cancellationToken);
        var reported = (await db.Returns.Where(item => item.Obligation.ExerciseId == exercise && (item.State == ReturnState.Submitted || item.State == ReturnState.Approved))
            .Select(item => item.ObligationId).ToListAsync(cancellationToken)).ToHashSet();
        var answers = (await db.ReadObservationsAsync(new Dictionary<ExerciseId, string> { [exercise] = QuarterlyReport.UnitCollection }, elements, cancellationToken))[exercise]
            .ToLookup(answer => answer.Unit);
        return [.. owed.Select(item => new Unit(item, reported.Contains(item.Id) ? new(answers[item.UnitId]) : null))];
    }

    private sealed record Unit(Obligation Owed, UnitAnswers? Answers);
}
