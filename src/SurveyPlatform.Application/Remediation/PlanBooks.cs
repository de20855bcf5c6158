using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Standards;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Remediation;

/// <summary>A criterion that a unit did not meet when it was judged last.</summary>
public sealed record ShortcomingRow(
    Guid VerdictId, UnitId UnitId, string UnitName, string UnitSortKey, string UnitPath, UnitKind UnitKind, string StandardCode, Criterion Criterion,
    string CollectionCode, Period Period, decimal? Figure, decimal? Threshold, decimal? Gap)
{
    public bool IsCoveredBy(RemediationTask task) =>
        task.CriterionCode == Criterion.Code && (task.UnitId == UnitId || task.JudgedUnitId == UnitId);
}

internal static class PlanBooks
{
    /// <summary>With all that hangs on it but the kept versions. Null: there is none, or not for this actor.</summary>
    public static Task<RemediationPlan?> FindPlanAsync(this SurveyDbContext db, Guid id, Actor actor, CancellationToken cancellationToken) =>
        db.Plans.VisibleTo(actor).Include(plan => plan.Tasks).ThenInclude(task => task.Events).Include(plan => plan.Opinions).Include(plan => plan.Moves)
            .AsSplitQuery().FirstOrDefaultAsync(plan => plan.Id == id, cancellationToken);

    public static Task<string?> LastHashAsync(this SurveyDbContext db, Guid plan, CancellationToken cancellationToken) =>
        db.PlanVersions.Where(version => version.PlanId == plan).OrderByDescending(version => version.Number).Select(version => version.Hash).FirstOrDefaultAsync(cancellationToken);

    public static async Task<Outcome<Done>> SavePlanAsync(this SurveyDbContext db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return default(Done);
        }
        catch (DbUpdateConcurrencyException)
        {
            return RemediationProblems.ChangedMeanwhile;
        }
    }

    public static async Task<RemediationSettings> SettingsAsync(this SurveyDbContext db, CancellationToken cancellationToken) =>
        await db.RemediationSettings.OrderBy(settings => settings.Id).FirstOrDefaultAsync(cancellationToken) ?? new();

    /// <summary>Everything below the path that is not met, in the newest judged exercise of each collection up to the year.</summary>
    public static async Task<List<ShortcomingRow>> ShortcomingsAsync(this SurveyDbContext db, string path, int year, CancellationToken cancellationToken)
    {
        var judged = await db.Exercises.AsNoTracking().Where(exercise => exercise.Reason == null && db.Verdicts.Any(verdict => verdict.ExerciseId == exercise.Id))
            .Select(exercise => new { exercise.Id, exercise.CollectionCode, exercise.Period, exercise.CutOff }).ToListAsync(cancellationToken);
        var newest = judged.Where(exercise => exercise.Period.Year <= year).GroupBy(exercise => exercise.CollectionCode, StringComparer.Ordinal)
            .Select(exercises => exercises.MaxBy(exercise => exercise.CutOff)!).ToDictionary(exercise => exercise.Id);
        var ids = newest.Keys.ToList();
        var rows = await (from verdict in db.CurrentVerdicts().AsNoTracking()
                          where ids.Contains(verdict.ExerciseId) && verdict.Outcome == VerdictOutcome.NotMet && verdict.Obligation.Path.StartsWith(path)
                          select new { Verdict = verdict, verdict.Obligation }).ToListAsync(cancellationToken);
        var standards = (await db.Standards.AsNoTracking().ToListAsync(cancellationToken)).Select(stored => stored.Read())
            .ToDictionary(standard => (standard.Code, standard.Version));
        return
        [
            .. from row in rows.OrderBy(row => row.Obligation.UnitKind == UnitKind.District ? 0 : 1).ThenBy(row => row.Obligation.UnitSortKey, StringComparer.Ordinal)
                   .ThenBy(row => row.Obligation.UnitCode, StringComparer.Ordinal).ThenBy(row => Place(standards, row.Verdict))
               let verdict = row.Verdict
               let owed = row.Obligation
               let standard = standards[(verdict.StandardCode, verdict.StandardVersion)]
               let exercise = newest[verdict.ExerciseId]
               select new ShortcomingRow(
                   verdict.Id, verdict.UnitId, owed.UnitFullName, owed.UnitSortKey, owed.Path, owed.UnitKind, verdict.StandardCode,
                   standard.Criteria.First(item => item.Code == verdict.CriterionCode), exercise.CollectionCode, exercise.Period, verdict.Figure, verdict.Threshold, verdict.Gap),
        ];
    }

    private static int Place(Dictionary<(string Code, int Version), MinimumStandard> standards, UnitVerdict verdict) =>
        standards[(verdict.StandardCode, verdict.StandardVersion)].Criteria.ToList().FindIndex(criterion => criterion.Code == verdict.CriterionCode);

    /// <summary>What no plan of the owner has a task for.</summary>
    public static async Task<List<ShortcomingRow>> UncoveredAsync(this SurveyDbContext db, string path, int year, CancellationToken cancellationToken)
    {
        var rows = await db.ShortcomingsAsync(path, year, cancellationToken);
        var tasks = await db.PlanTasks.AsNoTracking().Where(task => task.UnitPath.StartsWith(path) && task.CriterionCode != null).ToListAsync(cancellationToken);
        return rows.FindAll(row => !tasks.Exists(row.IsCoveredBy));
    }
}
