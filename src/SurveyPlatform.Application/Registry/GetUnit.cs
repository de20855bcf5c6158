using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Registry;

/// <summary>One unit with its past, its place and its contacts.</summary>
[UseCase]
public sealed class GetUnit(SurveyDbContext db, TimeProvider clock)
{
    /// <param name="Current">How it stands today, or stood last.</param>
    /// <param name="Steps">What happened to the unit itself and let it go on, the newest first.</param>
    public sealed record Result(
        ReportingUnit Unit, UnitVersion Current, UnitId? ParentId, string? ParentName, int Parts,
        IReadOnlyList<UnitKin> Before, IReadOnlyList<UnitKin> After, IReadOnlyList<Succession> Steps);

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
        var successions = await db.Successions.AsNoTracking().ToListAsync(cancellationToken);
        var (before, after) = await KinAsync(id, new(successions), cancellationToken);
        var steps = successions.Where(step => step.FromUnit == id && !step.IsEnd).OrderByDescending(step => step.Day).ToList();
        return new Result(unit, current, current.ParentId, parent?.FullName, parts, before, after, steps);
    }

    private async Task<(IReadOnlyList<UnitKin> Before, IReadOnlyList<UnitKin> After)> KinAsync(UnitId id, SuccessionGraph graph, CancellationToken cancellationToken)
    {
        var named = UnitPast.Named(graph, id);
        var names = (await db.Units.AsNoTracking().Include(unit => unit.History).Where(unit => named.Contains(unit.Id)).ToListAsync(cancellationToken))
            .ToDictionary(unit => unit.Id, unit => unit.On(clock.Today) ?? unit.Last);
        var past = new UnitPast(graph, names);
        return (past.Before(id), past.After(id));
    }
}
