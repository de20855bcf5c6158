using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Returns;

/// <summary>What the actor's own unit owes and has handed in: open ones first, the next due on top.</summary>
[UseCase]
public sealed class ListMyReturns(SurveyDbContext db, TimeProvider clock)
{
    /// <param name="State">Null: not started.</param>
    /// <param name="WorkingDaysToDue">Negative: so many working days late.</param>
    /// <param name="SentBackNote">Why it came back, where it did.</param>
    public sealed record Row(
        ObligationId Id, LocalizedText Title, Period Period, string UnitName, DateOnly CutOff, DateOnly DueOn, DateOnly Lock, bool IsLocked, ReturnState? State,
        DateTime? LastSavedAtUtc, string? LastSavedBy, DateTime? FirstSubmittedAtUtc, bool IsLate, int WorkingDaysToDue, string? SentBackNote)
    {
        public bool IsOutstanding => State is null or ReturnState.Draft or ReturnState.SentBack;
    }

    public sealed record Result(IReadOnlyList<Row> Owed, IReadOnlyList<Row> Past);

    public async Task<Outcome<Result>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.AnswerReturns))
        {
            return SharedProblems.NotPermitted;
        }

        var found = await (from obligation in db.Obligations.AsNoTracking().OwedBy(actor).Include(item => item.Exercise.Collection)
                           join formReturn in db.Returns.Include(item => item.Moves) on obligation.Id equals formReturn.ObligationId into returns
                           from formReturn in returns.DefaultIfEmpty()
                           select new { Obligation = obligation, Return = formReturn }).ToListAsync(cancellationToken);
        var calendar = await db.ReadCalendarAsync(cancellationToken);
        var today = clock.Today;
        var rows = found.Select(item => RowOf(item.Obligation, item.Return, calendar, today)).ToList();
        return new Result(
            [.. rows.Where(row => row.IsOutstanding && !row.IsLocked).OrderBy(row => row.DueOn).ThenBy(row => row.Title.Vi, StringComparer.Ordinal)],
            [.. rows.Where(row => !row.IsOutstanding || row.IsLocked).OrderByDescending(row => row.Period).ThenBy(row => row.Title.Vi, StringComparer.Ordinal)]);
    }

    private static Row RowOf(Obligation obligation, FormReturn? formReturn, WorkingCalendar calendar, DateOnly today)
    {
        var exercise = obligation.Exercise;
        return new(
            obligation.Id, exercise.Collection.Title, exercise.Period, obligation.UnitFullName, exercise.CutOff, obligation.DueOn, exercise.Lock,
            exercise.State == ExerciseState.Closed || today > exercise.Lock,
            formReturn?.State, formReturn?.LastSavedAtUtc, formReturn?.LastSavedBy, formReturn?.FirstSubmittedAtUtc, formReturn?.FirstSubmittedLate ?? false,
            calendar.WorkingDaysBetween(today, obligation.DueOn),
            formReturn?.State == ReturnState.SentBack ? formReturn.Moves.MaxBy(move => move.AtUtc)?.Note : null);
    }
}
