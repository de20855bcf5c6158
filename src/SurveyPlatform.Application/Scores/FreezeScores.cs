using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Scores;

/// <summary>Keeps a year's scores with everything that explains them. Later changes do not move them; a new vintage says why it was made.</summary>
[UseCase]
public sealed partial class FreezeScores(SurveyDbContext db, TimeProvider clock, ILogger<FreezeScores> log)
{
    /// <param name="hash">Of the board that was looked at: nobody freezes what they have not seen.</param>
    /// <returns>The vintage.</returns>
    public async Task<Outcome<int>> RunAsync(string code, int year, string hash, string? reason, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageScores))
        {
            return SharedProblems.NotPermitted;
        }

        var stored = await db.ScoreSets.AsNoTracking().FirstOrDefaultAsync(item => item.Code == code && item.Year == year, cancellationToken);
        if (stored is null)
        {
            return SharedProblems.NotFound;
        }

        var board = ScoreBoard.From(await new ScoreFacts(db, clock.Today).ReadAsync(stored.Read(), cancellationToken));
        if (board.Units.Count == 0)
        {
            return ScoresProblems.NothingCollected(year);
        }

        var json = ScoreJson.Write(board);
        if (ScoreJson.HashOf(json) != hash)
        {
            return ScoresProblems.FiguresChanged;
        }

        var newest = await db.FrozenScores.AsNoTracking().Where(item => item.Code == code && item.Year == year).OrderByDescending(item => item.Vintage)
            .Select(item => new { item.Vintage, item.ContentHash }).FirstOrDefaultAsync(cancellationToken);
        if (newest?.ContentHash == hash)
        {
            return ScoresProblems.NothingNew(newest.Vintage);
        }

        if (newest is not null && reason?.Trim() is not { Length: > 0 and <= FrozenScores.ReasonMaxLength })
        {
            return ScoresProblems.NeedsReason.At("reason");
        }

        var vintage = (newest?.Vintage ?? 0) + 1;
        db.FrozenScores.Add(new()
        {
            Id = clock.NewKey(),
            Code = code,
            Year = year,
            Vintage = vintage,
            FrozenAtUtc = clock.UtcNow,
            FrozenBy = actor.Name,
            Reason = newest is null ? null : VietnameseText.Clean(reason!),
            ContentHash = hash,
            BoardJson = json,
        });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (db.ChangeTracker.HasChanges())
        {
            // Two froze at once: the unique key let one of them in.
            db.ChangeTracker.Clear();
            return ScoresProblems.FiguresChanged;
        }

        LogFrozen(code, year, vintage, hash);
        return vintage;
    }

    [LoggerMessage(EventId = 10001, Level = LogLevel.Information, Message = "The scores {Code} of {Year} were frozen as vintage {Vintage}, {Hash}")]
    private partial void LogFrozen(string code, int year, int vintage, string hash);
}
