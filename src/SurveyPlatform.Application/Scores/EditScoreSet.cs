using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Scores;

/// <summary>A set of criteria to be changed, and what its criteria can be measured by.</summary>
[UseCase]
public sealed class EditScoreSet(SurveyDbContext db, TimeProvider clock)
{
    /// <param name="Set">Null: a new one, and nothing to begin from.</param>
    /// <param name="Revision">0: it is not kept yet.</param>
    public sealed record Result(ScoreSet? Set, int Revision, IReadOnlyList<Measure> Measures, int? FrozenVintage);

    public sealed record Measure(ScoreMeasure Kind, string Of, LocalizedText Title);

    /// <param name="code">Null: a new set.</param>
    public async Task<Outcome<Result>> RunAsync(string? code, int year, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageScores))
        {
            return SharedProblems.NotPermitted;
        }

        var measures = await db.ScoreMeasuresAsync(clock.Today, cancellationToken);
        if (code is null)
        {
            return new Result(null, 0, measures, null);
        }

        var stored = await db.ScoreSets.AsNoTracking().FirstOrDefaultAsync(item => item.Code == code && item.Year == year, cancellationToken);
        return stored is null
            ? SharedProblems.NotFound
            : new Result(
                stored.Read(), stored.Revision, measures,
                await db.FrozenScores.Where(item => item.Code == code && item.Year == year).MaxAsync(item => (int?)item.Vintage, cancellationToken));
    }
}

internal static class ScoreMeasures
{
    /// <summary>Indicators in force or published for later, and every standard with its criteria.</summary>
    public static async Task<IReadOnlyList<EditScoreSet.Measure>> ScoreMeasuresAsync(this SurveyDbContext db, DateOnly day, CancellationToken cancellationToken)
    {
        var indicators = await db.Indicators.AsNoTracking().Where(item => item.EffectiveTo == null || item.EffectiveTo >= day).ToListAsync(cancellationToken);
        var standards = (await db.Standards.AsNoTracking().OrderBy(item => item.Code).ThenBy(item => item.Version).ToListAsync(cancellationToken)).Select(item => item.Read()).ToList();
        return
        [
            .. indicators.GroupBy(item => item.Code, StringComparer.Ordinal).Select(versions => versions.MaxBy(item => item.Version)!).OrderBy(item => item.Position)
                .Select(item => new EditScoreSet.Measure(ScoreMeasure.Indicator, item.Code, item.Read().Title)),
            .. standards.GroupBy(standard => standard.Code, StringComparer.Ordinal).Select(versions => versions.Last()).SelectMany(standard => standard.Criteria
                .Select(criterion => new EditScoreSet.Measure(ScoreMeasure.MetVerdicts, $"{standard.Code}/{criterion.Code}", criterion.Title))
                .Prepend(new(ScoreMeasure.MetVerdicts, standard.Code, standard.Title))),
        ];
    }
}
