using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Returns;

/// <param name="Obligation">With its exercise and collection.</param>
/// <param name="Return">Null: nothing has been saved yet.</param>
internal sealed record Reviewable(Obligation Obligation, FormReturn? Return, ReviewStanding Standing);

public static class ReviewStandings
{
    /// <summary>In what capacity the actor may judge the return; null: not at all.</summary>
    /// <param name="obligation">With its collection.</param>
    public static ReviewStanding? StandingOf(this Obligation obligation, Actor actor) => StandingOf(obligation, obligation.Exercise.Collection, actor);

    internal static ReviewStanding? StandingOf(Obligation obligation, CollectionDefinition collection, Actor actor) => actor.May(Permission.ReviewReturns)
        ? ReviewRule.StandingOf(collection.ReviewerOf(obligation.UnitKind), obligation.Path, actor.Scope, asks: actor.May(Permission.ManageCollections))
        : null;

    /// <returns>Null: there is none, or it is not the actor's to judge.</returns>
    internal static async Task<Reviewable?> ReviewableAsync(this SurveyDbContext db, ObligationId id, Actor actor, CancellationToken cancellationToken)
    {
        var obligation = await db.Obligations.VisibleTo(actor).Include(item => item.Exercise.Collection).FirstOrDefaultAsync(item => item.Id == id, cancellationToken);
        return obligation?.StandingOf(actor) is { } standing
            ? new(obligation, await db.Returns.FirstOrDefaultAsync(item => item.ObligationId == id, cancellationToken), standing)
            : null;
    }
}
