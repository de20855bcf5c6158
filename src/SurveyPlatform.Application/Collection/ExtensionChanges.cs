using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Collection;

/// <summary>What became of one unit when many were decided on at once.</summary>
/// <param name="Problems">Empty: it was done, or would be.</param>
public sealed record ExtendedUnit(ObligationId Id, string UnitName, DateOnly DueBefore, DateOnly Due, DateOnly LockBefore, DateOnly Lock, IReadOnlyList<Problem> Problems);

internal static class ExtensionChanges
{
    /// <summary>More is a mistake or an attack.</summary>
    public const int MostAtOnce = 12_000;

    /// <summary>Judges one unit by the domain and says what its dates were and are.</summary>
    public static ExtendedUnit Judge(Obligation owed, Func<IReadOnlyList<Problem>> change)
    {
        var (due, locked) = (owed.DueOn, owed.LockOn);
        var problems = change();
        return new(owed.Id, owed.UnitFullName, due, owed.DueOn, locked, owed.LockOn, problems);
    }

    /// <summary>An exercise that was closed takes returns again as soon as one of its units may hand in.</summary>
    public static void ReopenFor(IEnumerable<Obligation> extended, DateOnly today)
    {
        foreach (var exercise in extended.Where(owed => !owed.IsLockedOn(today)).Select(owed => owed.Exercise).Distinct().Where(exercise => exercise.State == ExerciseState.Closed))
        {
            exercise.Reopen();
        }
    }

    /// <summary>Null: it was saved; otherwise somebody else was faster and nothing was.</summary>
    public static async Task<Problem?> SaveExtensionsAsync(this SurveyDbContext db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return ExtensionProblems.AlreadyDecided;
        }
    }
}
