using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reminders;

/// <summary>What was sent to whom, when, with what result: the record behind a proposal that responsibility be considered.</summary>
[UseCase]
public sealed class ListReminders(SurveyDbContext db)
{
    public const int PageSize = 200;

    public sealed record Row(
        Guid Id, ObligationId ObligationId, string UnitName, string UnitCode, string Rule, string Recipient, DateOnly PlannedOn,
        int WorkingDaysLate, ReminderState State, int Attempts, DateTime? SentAtUtc, string? Error);

    public sealed record Result(IReadOnlyList<Row> Rows, int Total, int Page, IReadOnlyDictionary<ReminderState, int> ByState);

    public async Task<Outcome<Result>> RunAsync(ExerciseId exercise, int page, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        var rows = from message in db.Reminders.AsNoTracking()
                   join obligation in db.Obligations.VisibleTo(actor) on message.ObligationId equals obligation.Id
                   where obligation.ExerciseId == exercise
                   select new { message, obligation };
        var byState = await rows.GroupBy(row => row.message.State).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var total = byState.Values.Sum();
        var shown = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var found = await rows.OrderByDescending(row => row.message.PlannedOn).ThenBy(row => row.obligation.UnitSortKey).ThenBy(row => row.message.Id).Skip((shown - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        return new Result(
            [
                .. found.Select(row => new Row(
                    row.message.Id, row.obligation.Id, row.obligation.UnitFullName, row.obligation.UnitCode, row.message.Rule, row.message.Recipient,
                    row.message.PlannedOn, row.message.WorkingDaysLate, row.message.State, row.message.Attempts, row.message.SentAtUtc, row.message.Error)),
            ],
            total, shown, byState);
    }
}
