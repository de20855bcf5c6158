using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Returns;

/// <summary>Who types into a return: the unit's own people, and a reviewer who has it in hand in their place (<see cref="OnBehalf"/>).</summary>
internal static class FillingIn
{
    extension(Actor actor)
    {
        public bool MayFillIn => actor.May(Permission.AnswerReturns) || actor.May(Permission.ReviewReturns);
    }

    public static IQueryable<Obligation> FillableBy(this SurveyDbContext db, Actor actor)
    {
        var (scope, answers, reviews) = (actor.Scope, actor.May(Permission.AnswerReturns), actor.May(Permission.ReviewReturns));
        return db.Obligations.Where(obligation => scope != null && obligation.Path.StartsWith(scope)
            && ((answers && obligation.Path == scope)
                || (reviews && db.OnBehalves.Any(item => item.ObligationId == obligation.Id && item.By == actor.Name && item.EndedAtUtc == null))));
    }
}
