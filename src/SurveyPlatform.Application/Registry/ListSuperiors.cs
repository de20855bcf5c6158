using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Registry;

/// <summary>Under whom a unit can be placed today: provinces and districts, but not itself.</summary>
[UseCase]
public sealed class ListSuperiors(SurveyDbContext db, TimeProvider clock)
{
    public async Task<Outcome<IReadOnlyList<(UnitId Id, string Name)>>> RunAsync(UnitId unit, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageRegistry))
        {
            return SharedProblems.NotPermitted;
        }

        var units = await db.UnitsOnAsync(clock.Today, cancellationToken);
        return units.Where(item => item.Kind is UnitKind.Province or UnitKind.District && item.Id != unit)
            .Select(item => (item.Id, item.Version.FullName)).ToList();
    }
}
