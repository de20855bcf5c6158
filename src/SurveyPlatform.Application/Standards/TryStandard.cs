using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Standards;

/// <summary>Judges the last quarters by a draft, beside the version that was in force, and says whose verdict would change. Nothing is kept.</summary>
[UseCase]
public sealed class TryStandard(SurveyDbContext db, TemplateCache templates, TimeProvider clock)
{
    public const int Quarters = 4;

    /// <summary>Of the names that are told; the counts are of all.</summary>
    public const int MostChanges = 1000;

    /// <param name="IsJudgedAnew">The draft begins early enough to be in force on its cut-off day: putting it in force changes these verdicts.</param>
    public sealed record Quarter(ExerciseId Exercise, Period Period, DateOnly CutOff, bool IsJudgedAnew, int Units, IReadOnlyList<Count> Counts);

    /// <summary>How many units each outcome had and would have; a criterion that is new had none, one that is dropped will have none.</summary>
    public sealed record Count(
        Criterion Criterion, bool IsNew, bool IsDropped,
        IReadOnlyDictionary<VerdictOutcome, int> Before, IReadOnlyDictionary<VerdictOutcome, int> After, int Changed);

    public sealed record Change(Period Period, ObligationId Obligation, string UnitCode, string UnitName, UnitKind Kind, Criterion Criterion, Verdict? Before, Verdict? After);

    public sealed record Result(MinimumStandard Draft, int Number, MinimumStandard? InForce, IReadOnlyList<Quarter> Tried, IReadOnlyList<Change> Changes, int ChangedVerdicts, int ChangedUnits);

    public async Task<Outcome<Result>> RunAsync(string code, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageStandards))
        {
            return SharedProblems.NotPermitted;
        }

        var draft = await db.StandardDrafts.AsNoTracking().FirstOrDefaultAsync(item => item.Code == code, cancellationToken);
        if (draft is null)
        {
            return SharedProblems.NotFound;
        }

        var standard = StandardJson.Read(draft.DocumentJson);
        var forms = await db.FormsAsync(standard.Template, templates, cancellationToken);
        var versions = await db.VersionsAsync(standard.Template, templates, cancellationToken);
        if (StandardCheck.Of(standard, [.. versions.Select(form => form.Template)]) is { Count: > 0 } problems)
        {
            return new(problems);
        }

        var published = (await db.Standards.AsNoTracking().Where(item => item.Code == code).ToListAsync(cancellationToken)).Select(item => item.Read()).ToList();
        var after = CompiledStandard.Compile(standard, [.. forms.Values]).Require();
        var trial = new Trial();
        foreach (var exercise in await LastAsync(standard.Template, cancellationToken))
        {
            var before = MinimumStandard.OneInForceOn(exercise.CutOff, published) is { } inForce
                ? CompiledStandard.Compile(inForce, [.. forms.Values]).Require() : null;
            trial.Begin(exercise, before, after);
            var units = await db.JudgedUnitsAsync(exercise.Id, cancellationToken);
            await foreach (var (unit, scope) in db.ScopesAsync(exercise, forms, units, cancellationToken))
            {
                trial.Judge(unit, scope);
            }

            trial.End();
        }

        var changes = trial.Changes.OrderByDescending(change => change.Period).ThenBy(change => change.UnitCode, StringComparer.Ordinal).ToList();
        return new Result(
            standard, draft.Version, MinimumStandard.OneInForceOn(clock.Today, published), trial.Quarters,
            [.. changes.Take(MostChanges)], changes.Count, changes.Select(change => change.UnitCode).Distinct(StringComparer.Ordinal).Count());
    }

    private async Task<List<CollectionExercise>> LastAsync(string template, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        return await db.Exercises.AsNoTracking().Include(exercise => exercise.Collection)
            .Where(exercise => exercise.Collection.TemplateCode == template && exercise.CutOff <= today
                && db.Returns.Any(item => item.Obligation.ExerciseId == exercise.Id && item.Revision > 0))
            .OrderByDescending(exercise => exercise.CutOff).Take(Quarters).ToListAsync(cancellationToken);
    }
}
