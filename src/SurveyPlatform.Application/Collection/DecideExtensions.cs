using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Collection;

/// <summary>Grants or refuses what units asked for, one or many; each is decided for itself.</summary>
[UseCase]
public sealed class DecideExtensions(SurveyDbContext db, TimeProvider clock)
{
    /// <param name="Until">Null: to each the day that it asked for.</param>
    /// <param name="Reason">Needed for a refusal.</param>
    public sealed record Request(IReadOnlyCollection<Guid> Ids, ExtensionDecision Decision, DateOnly? Until, string Reason);

    public sealed record Result(IReadOnlyList<ExtendedUnit> Units)
    {
        public int Done => Units.Count(unit => unit.Problems.Count == 0);
    }

    public async Task<Outcome<Result>> RunAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        if (request.Ids.Count is 0 or > ExtensionChanges.MostAtOnce)
        {
            return ExtensionProblems.NothingChosen;
        }

        var visible = db.Obligations.VisibleTo(actor).Select(owed => owed.Id);
        var asked = await db.Extensions.Include(item => item.Obligation.Exercise.Collection)
            .Where(item => request.Ids.Contains(item.Id) && visible.Contains(item.ObligationId)).OrderBy(item => item.AskedAtUtc).ToListAsync(cancellationToken);
        if (asked.Count == 0)
        {
            return SharedProblems.NotFound;
        }

        var calendar = await db.ReadCalendarAsync(cancellationToken);
        var units = asked.Select(item => ExtensionChanges.Judge(item.Obligation, () => Decide(item, request, calendar, actor).Problems)).ToList();
        if (units.TrueForAll(unit => unit.Problems.Count > 0))
        {
            return new([.. units.SelectMany(unit => unit.Problems).DistinctBy(problem => problem.Code)]);
        }

        ExtensionChanges.ReopenFor(asked.Where(item => item.Decision == ExtensionDecision.Granted).Select(item => item.Obligation), clock.Today);
        return await db.SaveExtensionsAsync(cancellationToken) is { } problem ? problem : new Result(units);
    }

    private Outcome<Done> Decide(DueExtension asked, Request request, WorkingCalendar calendar, Actor actor)
    {
        var reason = VietnameseText.Clean(request.Reason);
        if (request.Decision == ExtensionDecision.Refused)
        {
            return asked.Refuse(reason, actor.Name, clock.UtcNow);
        }

        var until = request.Until ?? asked.AskedUntil ?? asked.Obligation.DueOn;
        return asked.Grant(new(until, asked.Obligation.Exercise.Collection.LockFor(until, calendar), reason, actor.Name, clock.UtcNow));
    }
}
