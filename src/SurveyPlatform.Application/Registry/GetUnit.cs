using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Registry;

/// <summary>One unit with its past, its place and its contacts.</summary>
[UseCase]
public sealed class GetUnit(SurveyDbContext db, TimeProvider clock)
{
    /// <param name="Current">How it stands today, or stood last.</param>
    public sealed record Result(
        ReportingUnit Unit, UnitVersion Current, UnitId? ParentId, string? ParentName, int Parts);

    public async Task<Outcome<Result>> RunAsync(UnitId id, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewReturns) && !actor.May(Permission.ManageRegistry))
        {
            return SharedProblems.NotPermitted;
        }

        var isVisible = await db.UnitVersions.VisibleTo(actor).AnyAsync(version => EF.Property<UnitId>(version, "UnitId") == id, cancellationToken);
        var unit = isVisible
            ? await db.Units.AsNoTracking().Include(item => item.History).FirstOrDefaultAsync(item => item.Id == id, cancellationToken)
            : null;
        if (unit is null)
        {
            return SharedProblems.NotFound;
        }

        var current = unit.On(clock.Today) ?? unit.History.OrderBy(version => version.ValidFrom).Last();
        var parent = current.ParentId is { } parentId
            ? await db.UnitVersions.AsNoTracking().Where(version => EF.Property<UnitId>(version, "UnitId") == parentId)
                .OrderByDescending(version => version.ValidFrom).FirstOrDefaultAsync(cancellationToken)
            : null;
        var parts = await db.UnitVersions.CountAsync(version => version.ParentId == id && version.ValidTo == null, cancellationToken);
        return new Result(unit, current, current.ParentId, parent?.FullName, parts);
    }
}
