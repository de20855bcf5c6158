using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Collection;

/// <summary>Gives units of one exercise more time without being asked, or takes their returns again after the lock.</summary>
[UseCase]
public sealed class GiveExtensions(SurveyDbContext db, TimeProvider clock)
{
    /// <param name="Cause"><see cref="ExtensionCause.Unlock"/>: <paramref name="Until"/> is the new lock and the due date stays.</param>
    public sealed record Request(ExerciseId Exercise, IReadOnlyCollection<ObligationId> Units, ExtensionCause Cause, DateOnly Until, string Reason);

    public sealed record Result(IReadOnlyList<ExtendedUnit> Units)
    {
        public IEnumerable<ExtendedUnit> Extended => Units.Where(unit => unit.Problems.Count == 0);

        public IEnumerable<ExtendedUnit> Refused => Units.Where(unit => unit.Problems.Count > 0);
    }

    /// <param name="isTrial">Only says what would happen.</param>
    public async Task<Outcome<Result>> RunAsync(Request request, bool isTrial, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        if (request.Units.Count is 0 or > ExtensionChanges.MostAtOnce || request.Cause == ExtensionCause.Asked)
        {
            return ExtensionProblems.NothingChosen;
        }

        var chosen = request.Units.ToHashSet();
        var owed = (await db.Obligations.VisibleTo(actor).Include(item => item.Exercise.Collection).Where(item => item.ExerciseId == request.Exercise)
            .OrderBy(item => item.Path).ToListAsync(cancellationToken)).Where(item => chosen.Contains(item.Id)).ToList();
        if (owed.Count == 0)
        {
            return SharedProblems.NotFound;
        }

        var calendar = await db.ReadCalendarAsync(cancellationToken);
        var given = new List<DueExtension>();
        var units = owed.Select(item => ExtensionChanges.Judge(item, () => Give(item, request, calendar, actor, given))).ToList();
        if (given.Count == 0)
        {
            return new([.. units.SelectMany(unit => unit.Problems).DistinctBy(problem => problem.Code)]);
        }

        if (isTrial)
        {
            db.ChangeTracker.Clear();
            return new Result(units);
        }

        ExtensionChanges.ReopenFor(given.Select(item => item.Obligation), clock.Today);
        db.Extensions.AddRange(given);
        return await db.SaveExtensionsAsync(cancellationToken) is { } problem ? problem : new Result(units);
    }

    private IReadOnlyList<Problem> Give(Obligation owed, Request request, WorkingCalendar calendar, Actor actor, List<DueExtension> given)
    {
        var reason = VietnameseText.Clean(request.Reason);
        var outcome = request.Cause == ExtensionCause.Unlock
            ? DueExtension.Unlock(clock.NewKey(), owed, request.Until, reason, actor.Name, clock.UtcNow, clock.Today)
            : DueExtension.Give(
                clock.NewKey(), owed, request.Cause, new(request.Until, owed.Exercise.Collection.LockFor(request.Until, calendar), reason, actor.Name, clock.UtcNow));
        if (outcome.Succeeded(out var row))
        {
            given.Add(row);
        }

        return outcome.Problems;
    }
}
