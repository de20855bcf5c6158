using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Scores;

/// <summary>Keeps the criteria of a year. What was frozen by them before stays as it was.</summary>
[UseCase]
public sealed class SaveScoreSet(SurveyDbContext db, TimeProvider clock)
{
    /// <param name="revision">The one the caller has seen; 0 for a new set.</param>
    /// <returns>What the next save must name.</returns>
    public async Task<Outcome<int>> RunAsync(ScoreSet set, int revision, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageScores))
        {
            return SharedProblems.NotPermitted;
        }

        var measures = (await db.ScoreMeasuresAsync(DateOnly.MinValue, cancellationToken)).Select(measure => measure.Of).ToHashSet(StringComparer.Ordinal);
        if (ScoreCheck.Of(set, measures) is { Count: > 0 } problems)
        {
            return new Outcome<int>(problems);
        }

        var stored = await db.ScoreSets.FirstOrDefaultAsync(item => item.Code == set.Code && item.Year == set.Year, cancellationToken);
        if ((stored?.Revision ?? 0) != revision)
        {
            return stored is null ? SharedProblems.NotFound : revision == 0 ? ScoresProblems.Taken(set.Code, set.Year).At("code") : ScoresProblems.ChangedMeanwhile(stored.SavedBy);
        }

        stored ??= db.ScoreSets.Add(new() { Code = set.Code, Year = set.Year }).Entity;
        stored.Save(set, actor.Name, clock.UtcNow);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (revision > 0 || db.Entry(stored).State == EntityState.Added)
        {
            // Another's save came first; for the first save of all that is a second row with the same key.
            db.ChangeTracker.Clear();
            return revision == 0 ? ScoresProblems.Taken(set.Code, set.Year).At("code") : ScoresProblems.ChangedMeanwhile("?");
        }

        return stored.Revision;
    }
}
