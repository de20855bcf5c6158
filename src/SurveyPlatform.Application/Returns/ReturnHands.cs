using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Returns;

/// <summary>Who has a return in hand, by the names that people are called.</summary>
/// <param name="HasIt">Null: nobody in particular.</param>
/// <param name="GivenBy">Who handed it over; null also where somebody took it.</param>
/// <param name="AtWork">Somebody else who saved a moment ago and may be typing.</param>
public sealed record ReturnHands(string? SavedBy, Person? HasIt, string? GivenBy, string? Note, bool IsMine, string? AtWork);

internal static class ReturnHandsReader
{
    public static async Task<IReadOnlyDictionary<ObligationId, ReturnHands>> ReadHandsAsync(
        this SurveyDbContext db, IPeople people, IReadOnlyDictionary<ObligationId, FormReturn?> returns, Actor actor, DateTime now,
        CancellationToken cancellationToken)
    {
        var ids = returns.Keys.ToList();
        var handed = await db.HandOvers.AsNoTracking().Where(item => ids.Contains(item.ObligationId)).ToListAsync(cancellationToken);
        var newest = handed.GroupBy(item => item.ObligationId).ToDictionary(group => group.Key, group => group.MaxBy(item => item.AtUtc)!);
        var name = await people.NamesAsync(
            newest.Values.SelectMany(item => new[] { item.From, item.To }).Concat(returns.Values.Select(item => item?.LastSavedBy ?? "")), cancellationToken);
        return returns.ToDictionary(pair => pair.Key, pair =>
        {
            var (saved, last) = (pair.Value, newest.GetValueOrDefault(pair.Key));
            return new ReturnHands(
                saved is null ? null : name(saved.LastSavedBy),
                last is null ? null : new(last.To, name(last.To)),
                last is null || string.Equals(last.From, last.To, StringComparison.Ordinal) ? null : name(last.From),
                last?.Note,
                string.Equals(last?.To, actor.Name, StringComparison.Ordinal),
                saved?.IsInOtherHands(actor.Name, now) == true ? name(saved.LastSavedBy) : null);
        });
    }
}
