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
    private const int StuckNamed = 3;

    /// <param name="Left">Drafts that still wait for the next run.</param>
    /// <param name="Stuck">Of those, the ones that cannot be taken over as they are.</param>
    /// <param name="Why">The first few of them.</param>
    public sealed record Result(int Moved, int Left, int Stuck = 0, string? Why = null);

    /// <summary>Moves of open exercises that drafts may still wait for.</summary>
    public async Task<IReadOnlyList<(Guid MoveId, string Collection, Period Period)>> DueAsync(CancellationToken cancellationToken)
    {
        var due = new List<(Guid, string, Period)>();
        foreach (var move in await MovesAsync(null, cancellationToken))
        {
            if (move.FinishedAtUtc is null || await Waiting(move).AnyAsync(cancellationToken))
            {
                var exercise = await db.Exercises.AsNoTracking().SingleAsync(item => item.Id == move.ExerciseId, cancellationToken);
                due.Add((move.Id, exercise.CollectionCode, exercise.Period));
            }
        }

        return due;
    }

    /// <param name="limit">So many drafts at most: who waits for a page is not kept waiting.</param>
    /// <param name="moveId">The drafts of this move; null: of all.</param>
    public async Task<Outcome<Result>> RunAsync(Actor actor, CancellationToken cancellationToken, int limit = int.MaxValue, Guid? moveId = null)
    {
        if (!actor.May(Permission.DesignTemplates))
        {
            return SharedProblems.NotPermitted;
        }

        var (moved, left, stuck) = (0, 0, new List<string>());
        foreach (var move in await MovesAsync(moveId, cancellationToken))
        {
            moved += await MoveAsync(move, limit - moved, stuck, cancellationToken);
            var waiting = await Waiting(move).CountAsync(cancellationToken);
            left += waiting;
            if (waiting == 0 && move.FinishedAtUtc is null)
            {
                var now = clock.UtcNow;
                await db.ExerciseMoves.Where(item => item.Id == move.Id).ExecuteUpdateAsync(set => set.SetProperty(item => item.FinishedAtUtc, now), cancellationToken);
            }
        }

        LogMoved(moved, left);
        return stuck.Count == 0 ? new Result(moved, left) : new Result(moved, left, stuck.Count, string.Join("; ", stuck.Take(StuckNamed)));
    }

    private Task<List<ExerciseMove>> MovesAsync(Guid? only, CancellationToken cancellationToken) => db.ExerciseMoves.AsNoTracking()
        .Where(move => (only == null || move.Id == only) && db.Exercises.Any(exercise => exercise.Id == move.ExerciseId && exercise.State == ExerciseState.Open))
        .OrderBy(move => move.AtUtc).ThenBy(move => move.Id).ToListAsync(cancellationToken);

    /// <summary>Open drafts that still answer the earlier version. What was sent back after the move was submitted with that version and stays with it.</summary>
    private IQueryable<FormReturn> Waiting(ExerciseMove move) => db.Returns.Where(item =>
        item.Obligation.ExerciseId == move.ExerciseId && item.TemplateVersionId == move.FromVersionId
        && (item.State == ReturnState.Draft || (item.State == ReturnState.SentBack && !item.Moves.Any(step => step.AtUtc >= move.AtUtc))));

    /// <summary>In batches; where a batch does not go, one by one, so that a draft holds up no other.</summary>
    private async Task<int> MoveAsync(ExerciseMove move, int limit, List<string> stuck, CancellationToken cancellationToken)
    {
        var (moved, passed) = (0, new List<ReturnId>());
        while (moved < limit)
        {
            var drafts = await Waiting(move).Where(item => !passed.Contains(item.Id)).OrderBy(item => item.Id)
                .Select(item => item.Id).Take(Math.Min(BatchSize, limit - moved)).ToListAsync(cancellationToken);
            if (drafts.Count == 0)
            {
                break;
            }

            if (await TryAsync(move, drafts, null, cancellationToken) is { } batch)
            {
                moved += batch;
                continue;
            }

            foreach (var draft in drafts)
            {
                var one = await TryAsync(move, [draft], stuck, cancellationToken);
                moved += one ?? 0;
                if (one is null)
                {
                    passed.Add(draft);
                }
            }
        }

        return moved;
    }

    /// <param name="stuck">Takes the unit whose draft cannot be taken over; null: somebody else finds out which.</param>
    /// <returns>How many went over, less those that another process has taken meanwhile; null: none, because one of them cannot.</returns>
    private async Task<int?> TryAsync(ExerciseMove move, List<ReturnId> ids, List<string>? stuck, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        try
        {
            var drafts = await Waiting(move).Where(item => ids.Contains(item.Id)).ToListAsync(cancellationToken);
            var before = (await templates.GetAsync(db, move.FromVersionId, cancellationToken)).Template;
            var after = (await templates.GetAsync(db, move.ToVersionId, cancellationToken)).Template;
            var mapping = new TemplateMapping(move.Mapping);
            drafts.ForEach(draft => Take(draft, move, before, after, mapping));
            await db.SaveChangesAsync(cancellationToken);
            return drafts.Count;
        }
        catch (DbUpdateException)
        {
            // A unit has saved one of them, or another process has taken it, since they were read; the next run sees to it.
            return null;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            if (stuck is not null)
            {
                LogStuck(failure, ids[0].Value);
                stuck.Add($"{await UnitOfAsync(ids[0], cancellationToken)}: {failure.Message}");
            }

            return null;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task<string> UnitOfAsync(ReturnId id, CancellationToken cancellationToken) =>
        await db.Returns.Where(item => item.Id == id).Select(item => item.Obligation.UnitCode).FirstOrDefaultAsync(cancellationToken) ?? "";

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

    [LoggerMessage(EventId = 4004, Level = LogLevel.Error, Message = "The draft of return {Return} cannot go over to another version of its form")]
    private partial void LogStuck(Exception failure, Guid @return);
}
