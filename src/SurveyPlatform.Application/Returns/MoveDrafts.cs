using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

/// <summary>
/// Takes the drafts of exercises that have gone over to another version of their form along, batch by batch, each in one transaction. Can be
/// cut off at any point and run again, also beside itself: a draft goes through each move once. A save that a unit makes in between is not
/// overwritten; its draft is taken along in the next batch.
/// </summary>
[UseCase]
public sealed partial class MoveDrafts(SurveyDbContext db, TemplateCache templates, TimeProvider clock, ILogger<MoveDrafts> log)
{
    private const int BatchSize = 100;

    /// <param name="Left">Drafts that still wait for the next run.</param>
    public sealed record Result(int Moved, int Left);

    /// <param name="limit">So many drafts at most: who waits for a page is not kept waiting.</param>
    public async Task<Outcome<Result>> RunAsync(Actor actor, CancellationToken cancellationToken, int limit = int.MaxValue)
    {
        if (!actor.May(Permission.DesignTemplates))
        {
            return SharedProblems.NotPermitted;
        }

        var (moved, left) = (0, 0);
        var moves = await db.ExerciseMoves.AsNoTracking()
            .Where(move => db.Exercises.Any(exercise => exercise.Id == move.ExerciseId && exercise.State == ExerciseState.Open))
            .OrderBy(move => move.AtUtc).ThenBy(move => move.Id).ToListAsync(cancellationToken);
        foreach (var move in moves)
        {
            while (moved < limit && await BatchAsync(move, Math.Min(BatchSize, limit - moved), cancellationToken) is > 0 and var batch)
            {
                moved += batch;
            }

            var waiting = await Waiting(move).CountAsync(cancellationToken);
            left += waiting;
            if (waiting == 0 && move.FinishedAtUtc is null)
            {
                var now = clock.UtcNow;
                await db.ExerciseMoves.Where(item => item.Id == move.Id).ExecuteUpdateAsync(set => set.SetProperty(item => item.FinishedAtUtc, now), cancellationToken);
            }
        }

        LogMoved(moved, left);
        return new Result(moved, left);
    }

    /// <summary>Open drafts that still answer the earlier version. What was sent back after the move was submitted with that version and stays with it.</summary>
    private IQueryable<FormReturn> Waiting(ExerciseMove move) => db.Returns.Where(item =>
        item.Obligation.ExerciseId == move.ExerciseId && item.TemplateVersionId == move.FromVersionId
        && (item.State == ReturnState.Draft || (item.State == ReturnState.SentBack && !item.Moves.Any(step => step.AtUtc >= move.AtUtc))));

    /// <returns>How many were moved; 0: none is left, or others are at all of them.</returns>
    private async Task<int> BatchAsync(ExerciseMove move, int size, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var drafts = await Waiting(move).OrderBy(item => item.Id).Take(size).ToListAsync(cancellationToken);
        if (drafts.Count == 0)
        {
            return 0;
        }

        var before = (await templates.GetAsync(db, move.FromVersionId, cancellationToken)).Template;
        var after = (await templates.GetAsync(db, move.ToVersionId, cancellationToken)).Template;
        var mapping = new TemplateMapping(move.Mapping);
        drafts.ForEach(draft => Take(draft, move, before, after, mapping));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return drafts.Count;
        }
        catch (DbUpdateException)
        {
            // A unit has saved one of them, or another process has taken it, since they were read. One by one, so that it holds up no other.
            return size == 1 ? 0 : await OneByOneAsync(move, drafts.Count, cancellationToken);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task<int> OneByOneAsync(ExerciseMove move, int count, CancellationToken cancellationToken)
    {
        var moved = 0;
        for (var at = 0; at < count; at++)
        {
            moved += await BatchAsync(move, 1, cancellationToken);
        }

        return moved;
    }

    private void Take(FormReturn draft, ExerciseMove move, FormTemplate before, FormTemplate after, TemplateMapping mapping)
    {
        var earlier = draft.AnswersJson;
        var (answers, dropped) = AnswerTransfer.Run(AnswerJson.ReadStored(before, earlier), before, after, mapping);
        draft.Migrate(move.ToVersionId, AnswerJson.Write(after, answers)).Require();
        db.MigratedDrafts.Add(new()
        {
            Id = clock.NewKey(),
            ReturnId = draft.Id,
            MoveId = move.Id,
            TemplateVersionId = move.FromVersionId,
            AnswersJson = earlier,
            Dropped = [.. dropped],
            ReturnVersion = draft.Version,
            AtUtc = clock.UtcNow,
        });
    }

    [LoggerMessage(EventId = 4003, Level = LogLevel.Information, Message = "{Moved} drafts went over to another version of their form, {Left} still wait")]
    private partial void LogMoved(int moved, int left);
}
