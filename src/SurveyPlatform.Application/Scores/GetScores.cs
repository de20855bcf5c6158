using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Scores;

/// <summary>A year's scores of the units one may see: as they were frozen, or as they would come out now.</summary>
[UseCase]
public sealed class GetScores(SurveyDbContext db, TemplateCache templates, IPeople people, TimeProvider clock)
{
    /// <param name="Vintage">Null: the newest that was frozen.</param>
    /// <param name="Now">As the figures are today, whatever was frozen.</param>
    public sealed record Query(string Code, int Year, int? Vintage = null, bool Now = false);

    public sealed record Freeze(int Vintage, DateTime AtUtc, string By, string? Reason, string Hash);

    /// <param name="Board">Only of the units one may see.</param>
    /// <param name="Ranks">Among all that are scored, by unit.</param>
    /// <param name="Scored">How many are scored in all.</param>
    /// <param name="Shown">Null: today's figures.</param>
    /// <param name="Hash">Of the board that is shown, whole.</param>
    /// <param name="HasMoved">Whether today's figures say something else than what was frozen last; known to those who freeze.</param>
    public sealed record Result(
        ScoreBoard Board, IReadOnlyDictionary<string, int?> Ranks, int Scored, IReadOnlyList<Freeze> Freezes, Freeze? Shown, string Hash, bool HasMoved, ScoreNames Names);

    public async Task<Outcome<Result>> RunAsync(Query query, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewScores))
        {
            return SharedProblems.NotPermitted;
        }

        var stored = await db.ScoreSets.AsNoTracking().FirstOrDefaultAsync(item => item.Code == query.Code && item.Year == query.Year, cancellationToken);
        if (stored is null)
        {
            return SharedProblems.NotFound;
        }

        var freezes = await db.FrozenScores.AsNoTracking().Where(item => item.Code == query.Code && item.Year == query.Year).OrderByDescending(item => item.Vintage)
            .Select(item => new Freeze(item.Vintage, item.FrozenAtUtc, item.FrozenBy, item.Reason, item.ContentHash)).ToListAsync(cancellationToken);
        var name = await people.NamesAsync(freezes.Select(freeze => freeze.By), cancellationToken);
        freezes = [.. freezes.Select(freeze => freeze with { By = name(freeze.By) })];
        var shown = query.Now ? null : query.Vintage is { } vintage ? freezes.Find(item => item.Vintage == vintage) : freezes.FirstOrDefault();
        if (query.Vintage is not null && shown is null)
        {
            return SharedProblems.NotFound;
        }

        var mayFreeze = actor.May(Permission.ManageScores);
        var today = shown is null || mayFreeze ? ScoreJson.Write(ScoreBoard.From(await new ScoreFacts(db, clock.Today).ReadAsync(stored.Read(), cancellationToken))) : null;
        var json = shown is null ? today! : await FrozenAsync(query, shown.Vintage, cancellationToken);
        var board = ScoreJson.Read(json);
        var mine = await VisibleAsync(board, actor, cancellationToken);
        return new Result(
            board with { Units = mine }, mine.ToDictionary(unit => unit.Code, board.RankOf, StringComparer.Ordinal), board.Units.Count, freezes, shown, ScoreJson.HashOf(json),
            HasMoved: mayFreeze && freezes.Count > 0 && ScoreJson.HashOf(today!) != freezes[0].Hash,
            await ScoreNames.ReadAsync(db, templates, cancellationToken));
    }

    private Task<string> FrozenAsync(Query query, int vintage, CancellationToken cancellationToken) =>
        db.FrozenScores.Where(item => item.Code == query.Code && item.Year == query.Year && item.Vintage == vintage).Select(item => item.BoardJson).SingleAsync(cancellationToken);

    private async Task<IReadOnlyList<UnitScore>> VisibleAsync(ScoreBoard board, Actor actor, CancellationToken cancellationToken)
    {
        var ids = board.Units.Select(unit => unit.Obligation).ToList();
        var visible = (await db.Obligations.VisibleTo(actor).Where(obligation => ids.Contains(obligation.Id)).Select(obligation => obligation.Id)
            .ToListAsync(cancellationToken)).ToHashSet();
        return [.. board.Units.Where(unit => visible.Contains(unit.Obligation))];
    }
}
