using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Returns;

/// <summary>The units of one exercise, to choose from whom to give more time.</summary>
[UseCase]
public sealed class ListExtendable(SurveyDbContext db, TimeProvider clock)
{
    /// <summary>Beyond that one chooses a district first, or all.</summary>
    public const int MostListed = 500;

    /// <param name="State">Null: not started.</param>
    public sealed record Unit(ObligationId Id, string Code, string Name, UnitId UnitId, UnitId? ParentId, UnitKind Kind, DateOnly DueOn, DateOnly LockOn, ReturnState? State)
    {
        public bool IsIn => State is ReturnState.Submitted or ReturnState.Approved;
    }

    public sealed record Result(
        ExerciseId Id, LocalizedText Title, Period Period, DateOnly Due, DateOnly Lock, DateOnly Today, IReadOnlyList<(UnitId Id, string Name)> Districts, IReadOnlyList<Unit> Units)
    {
        public bool CanBeListed => Units.Count <= MostListed;
    }

    /// <param name="district">Null: all; else it and its communes.</param>
    public async Task<Outcome<Result>> RunAsync(ExerciseId id, UnitId? district, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        if (await db.Exercises.AsNoTracking().Include(item => item.Collection).FirstOrDefaultAsync(item => item.Id == id, cancellationToken) is not { } exercise)
        {
            return SharedProblems.NotFound;
        }

        var units = await (from owed in db.Obligations.AsNoTracking().VisibleTo(actor)
                           where owed.ExerciseId == id
                           join formReturn in db.Returns on owed.Id equals formReturn.ObligationId into returns
                           from formReturn in returns.DefaultIfEmpty()
                           orderby owed.Path
                           select new Unit(
                               owed.Id, owed.UnitCode, UnitNames.Full(owed.UnitTypeName, owed.UnitName), owed.UnitId, owed.ParentId, owed.UnitKind, owed.DueOn, owed.LockOn,
                               (ReturnState?)formReturn!.State)).ToListAsync(cancellationToken);
        var parents = units.Where(unit => unit.Kind == UnitKind.Commune).Select(unit => unit.ParentId).OfType<UnitId>().ToHashSet();
        var districts = (await db.StandingAsync([UnitKind.District], exercise.CutOff, cancellationToken)).Where(unit => parents.Contains(unit.Id))
            .Select(unit => (unit.Id, UnitNames.Full(unit.Version.TypeName, unit.Version.Name))).ToList();
        return new Result(
            id, exercise.Collection.Title, exercise.Period, exercise.Due, exercise.Lock, clock.Today, districts,
            district is null ? units : [.. units.Where(unit => unit.UnitId == district || unit.ParentId == district)]);
    }
}
