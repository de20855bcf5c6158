using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Registry;

public static class UnitsOnDay
{
    extension(SurveyDbContext db)
    {
        /// <summary>All units as they stand on a day, superiors before their parts.</summary>
        public Task<List<StandingUnit>> UnitsOnAsync(DateOnly day, CancellationToken cancellationToken) =>
            (from unit in db.Units.AsNoTracking()
             from version in unit.History
             where version.ValidFrom <= day && (version.ValidTo == null || day < version.ValidTo)
             orderby version.Path
             select new StandingUnit(unit.Id, unit.Kind, version)).ToListAsync(cancellationToken);

        public async Task<SuccessionGraph> ReadSuccessionsAsync(CancellationToken cancellationToken) =>
            new(await db.Successions.AsNoTracking().ToListAsync(cancellationToken));
    }
}
