using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Returns;

/// <summary>How far one exercise is, against the same working day of the period before, over all and by district.</summary>
[UseCase]
public sealed class MonitorExercise(SurveyDbContext db, ListExercises exercises, TimeProvider clock)
{
    /// <param name="Now">By working day, counted from the due date.</param>
    /// <param name="Before">Of the period before, among the units one may see; null: it was not collected.</param>
    /// <param name="WorkingDay">Today, counted from the due date; after the lock the last day on which anything was taken.</param>
    public sealed record Progress(ReportingCurve Now, ReportingCurve? Before, int WorkingDay)
    {
        /// <summary>0 to 1: what was in by the same working day of the period before; null where nothing is known of it.</summary>
        public decimal? RateBefore => Before?.RateBy(WorkingDay);
    }

    /// <param name="BeforePeriod">The period that is compared with.</param>
    /// <param name="ByGroup">In the order of the groups of <paramref name="Detail"/>.</param>
    public sealed record Result(ListExercises.Detail Detail, Period? BeforePeriod, Progress All, IReadOnlyList<Progress> ByGroup);

    public async Task<Outcome<Result>> RunAsync(ExerciseId id, Actor actor, CancellationToken cancellationToken)
    {
        var outcome = await exercises.GetAsync(id, actor, cancellationToken);
        if (!outcome.Succeeded(out var detail))
        {
            return new(outcome.Problems);
        }

        var now = detail.Exercise;
        var calendar = await db.ReadCalendarAsync(cancellationToken);
        var before = await BeforeAsync(now, cancellationToken);
        var received = await ReceivedAsync([id, .. before is null ? (ExerciseId[])[] : [before.Id]], actor, cancellationToken);
        var until = clock.Today < now.Lock ? clock.Today : now.Lock;
        var day = calendar.WorkingDaysBetween(now.Due, until);
        var (rows, rowsBefore) = (received[id].ToLookup(row => row.Key), before is null ? null : received[before.Id].ToLookup(row => row.Key));
        Progress Of(Func<ILookup<ListExercises.GroupKey, Row>, IEnumerable<Row>> choose) => new(
            CurveOf(choose(rows), now.Due, calendar), rowsBefore is null ? null : CurveOf(choose(rowsBefore), before!.Due, calendar), day);

        return new Result(
            detail, before?.Period, Of(all => all.SelectMany(group => group)), [.. detail.Groups.Select(group => Of(all => all[group.Key]))]);
    }

    /// <summary>Changes when anything changes that the page of the exercise shows; cheap enough to be asked every minute by everybody who has it open.</summary>
    public async Task<Outcome<string>> StampAsync(ExerciseId id, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        var visible = db.Obligations.AsNoTracking().VisibleTo(actor).Where(obligation => obligation.ExerciseId == id);
        var opened = await visible.CountAsync(obligation => obligation.FirstOpenedAtUtc != null, cancellationToken);
        var moves = await db.Returns.AsNoTracking().Where(item => visible.Any(obligation => obligation.Id == item.ObligationId))
            .GroupBy(item => item.State).Select(group => new { group.Key, Count = group.Count(), Revisions = group.Sum(item => item.Revision) })
            .ToListAsync(cancellationToken);
        return string.Join('.', [$"{clock.Today:yyyyMMdd}", $"{opened}", .. moves.OrderBy(move => move.Key).Select(move => $"{move.Key}-{move.Count}-{move.Revisions}")]);
    }

    private async Task<CollectionExercise?> BeforeAsync(ListExercises.Row now, CancellationToken cancellationToken)
    {
        var period = now.Period.Previous;
        return await db.Exercises.AsNoTracking().FirstOrDefaultAsync(item => item.CollectionCode == now.CollectionCode && item.Period == period, cancellationToken);
    }

    private async Task<ILookup<ExerciseId, Row>> ReceivedAsync(List<ExerciseId> ids, Actor actor, CancellationToken cancellationToken) =>
        (await (from obligation in db.Obligations.AsNoTracking().VisibleTo(actor)
                where ids.Contains(obligation.ExerciseId)
                join formReturn in db.Returns on obligation.Id equals formReturn.ObligationId into returns
                from formReturn in returns.DefaultIfEmpty()
                select new Row(obligation.ExerciseId, obligation.UnitId, obligation.ParentId, obligation.UnitKind, (DateOnly?)formReturn!.ReceivedOn))
            .ToListAsync(cancellationToken)).ToLookup(row => row.Exercise);

    private static ReportingCurve CurveOf(IEnumerable<Row> rows, DateOnly due, WorkingCalendar calendar)
    {
        var owed = rows.ToList();
        return ReportingCurve.Of(owed.Count, owed.Select(row => row.ReceivedOn).OfType<DateOnly>(), due, calendar);
    }

    private sealed record Row(ExerciseId Exercise, UnitId Unit, UnitId? Parent, UnitKind Kind, DateOnly? ReceivedOn)
    {
        public ListExercises.GroupKey Key => ListExercises.GroupKey.Of(Kind, Unit, Parent);
    }
}
