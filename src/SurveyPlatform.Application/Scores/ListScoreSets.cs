using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Scores;

/// <summary>The sets of criteria, the newest year first, and what was frozen of each.</summary>
[UseCase]
public sealed class ListScoreSets(SurveyDbContext db, IPeople people)
{
    /// <param name="Vintage">The newest that was frozen; null: none was.</param>
    public sealed record Row(ScoreSet Set, DateTime SavedAtUtc, string SavedBy, int? Vintage, DateTime? FrozenAtUtc, string? FrozenBy);

    public async Task<Outcome<IReadOnlyList<Row>>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewScores))
        {
            return SharedProblems.NotPermitted;
        }

        var sets = await db.ScoreSets.AsNoTracking().OrderByDescending(item => item.Year).ThenBy(item => item.Code).ToListAsync(cancellationToken);
        var freezes = (await db.FrozenScores.AsNoTracking().Select(item => new { item.Code, item.Year, item.Vintage, item.FrozenAtUtc, item.FrozenBy }).ToListAsync(cancellationToken))
            .GroupBy(item => (item.Code, item.Year)).ToDictionary(same => same.Key, same => same.MaxBy(item => item.Vintage)!);
        var name = await people.NamesAsync(freezes.Values.Select(frozen => frozen.FrozenBy), cancellationToken);
        return sets.Select(item =>
        {
            var frozen = freezes.GetValueOrDefault((item.Code, item.Year));
            return new Row(item.Read(), item.SavedAtUtc, item.SavedBy, frozen?.Vintage, frozen?.FrozenAtUtc, frozen is null ? null : name(frozen.FrozenBy));
        }).ToList();
    }
}
