using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

/// <summary>Publishes the draft of a form and takes the open exercises that are named over to it; the others stay with their version.</summary>
[UseCase]
public sealed class PublishForm(SurveyDbContext db, PublishTemplateDraft publish, MoveDrafts move, TemplateCache templates, TimeProvider clock)
{
    /// <summary>So many drafts go over while somebody waits; a job takes the rest.</summary>
    public const int DraftsAtOnce = 500;

    /// <param name="Exercises">To be moved; empty: all that is open stays as it is.</param>
    /// <param name="Mappings">By the version that an exercise comes from; one that is missing goes by the elements.</param>
    /// <param name="Breaks">The series that end, each with why; null: as proposed.</param>
    public sealed record Request(
        string Code, int DraftVersion, IReadOnlyCollection<ExerciseId> Exercises, IReadOnlyDictionary<Guid, TemplateMapping> Mappings, int AtOnce = DraftsAtOnce,
        IReadOnlyList<DeclaredBreak>? Breaks = null);

    /// <param name="DraftsLeft">That the job will take along within the hour.</param>
    public sealed record Result(Guid VersionId, int Number, IReadOnlyList<SeriesBreak> Breaks, int Exercises, int DraftsMoved, int DraftsLeft);

    public async Task<Outcome<Result>> RunAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var outcome = await publish.RunAsync(request.Code, request.DraftVersion, actor, cancellationToken, request.Breaks);
        if (!outcome.Succeeded(out var published))
        {
            return new(outcome.Problems);
        }

        var exercises = await db.Exercises.Where(exercise => request.Exercises.Contains(exercise.Id)).ToListAsync(cancellationToken);
        var after = (await templates.GetAsync(db, published.VersionId, cancellationToken)).Template;
        var problems = new List<Problem>();
        foreach (var exercise in exercises)
        {
            problems.AddRange(await StartAsync(exercise, published.VersionId, after, request, actor, cancellationToken));
        }

        if (problems.Count > 0 || exercises.Count != request.Exercises.Count)
        {
            await transaction.RollbackAsync(cancellationToken);
            db.ChangeTracker.Clear();
            return problems.Count > 0 ? new Outcome<Result>(problems) : SharedProblems.NotFound;
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var drafts = exercises.Count == 0 ? new(0, 0) : (await move.RunAsync(actor, cancellationToken, request.AtOnce)).Require();
        return new Result(published.VersionId, published.Number, published.Breaks, exercises.Count, drafts.Moved, drafts.Left);
    }

    private async Task<IReadOnlyList<Problem>> StartAsync(
        CollectionExercise exercise, Guid toVersion, FormTemplate after, Request request, Actor actor, CancellationToken cancellationToken)
    {
        var before = (await templates.GetAsync(db, exercise.TemplateVersionId, cancellationToken)).Template;
        if (exercise.State != ExerciseState.Open || before.Code != after.Code)
        {
            return [ReturnsProblems.ExerciseNotMovable(exercise.CollectionCode, exercise.Period)];
        }

        var mapping = request.Mappings.GetValueOrDefault(exercise.TemplateVersionId) ?? TemplateMapping.Propose(before, after);
        var problems = mapping.Check(before, after);
        if (problems.Count == 0)
        {
            db.ExerciseMoves.Add(new()
            {
                Id = clock.NewKey(),
                ExerciseId = exercise.Id,
                FromVersionId = exercise.TemplateVersionId,
                ToVersionId = toVersion,
                Mapping = new(mapping.Names, StringComparer.Ordinal),
                By = actor.Name,
                AtUtc = clock.UtcNow,
            });
            exercise.TemplateVersionId = toVersion;
        }

        return problems;
    }
}
