using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Standards;

public static class VerdictQueries
{
    extension(SurveyDbContext db)
    {
        /// <summary>The verdicts that stand, each with its obligation: who the unit was and where it stood when it was asked.</summary>
        public IQueryable<UnitVerdict> CurrentVerdicts() =>
            db.Verdicts.AsNoTracking().Include(verdict => verdict.Obligation).Where(verdict => verdict.SupersededAtUtc == null);

        /// <summary>Of those, what the actor may see.</summary>
        public IQueryable<UnitVerdict> CurrentVerdicts(Actor actor) =>
            db.CurrentVerdicts().Where(verdict => db.Obligations.VisibleTo(actor).Any(obligation => obligation.Id == verdict.ObligationId));
    }
}
