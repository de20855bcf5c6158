using SurveyPlatform.Collection;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Returns;

public static class ReviewStandings
{
    /// <summary>In what capacity the actor may judge the return; null: not at all.</summary>
    /// <param name="obligation">With its collection.</param>
    public static ReviewStanding? StandingOf(this Obligation obligation, Actor actor) => actor.May(Permission.ReviewReturns)
        ? ReviewRule.StandingOf(
            obligation.Exercise.Collection.ReviewerOf(obligation.UnitKind), obligation.Path, actor.Scope, asks: actor.May(Permission.ManageCollections))
        : null;
}
