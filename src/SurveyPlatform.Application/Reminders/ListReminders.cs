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
        Guid MessageId, ObligationId ObligationId, string UnitName, string UnitCode, string Rule, ReminderChannel Channel, string Recipient, DateOnly PlannedOn,
        int WorkingDaysLate, ReminderState State, int Attempts, DateTime? SentAtUtc, string? Error);

    /// <param name="ByState">Messages, each once however many returns it is about.</param>
    public sealed record Result(IReadOnlyList<Row> Rows, int Total, int Page, IReadOnlyDictionary<ReminderState, int> ByState);

    public async Task<Outcome<Result>> RunAsync(ExerciseId exercise, int page, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        var rows = from item in db.ReminderItems.AsNoTracking()
                   join obligation in db.Obligations.VisibleTo(actor) on item.ObligationId equals obligation.Id
                   where obligation.ExerciseId == exercise
                   select new { item, item.Message, obligation };
        var byState = await rows.Select(row => new { row.Message.Id, row.Message.State }).Distinct()
            .GroupBy(row => row.State).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var total = await rows.CountAsync(cancellationToken);
        var shown = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var found = await rows.OrderByDescending(row => row.Message.PlannedOn).ThenBy(row => row.obligation.UnitSortKey).ThenBy(row => row.item.Id)
            .Skip((shown - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        return new Result(
            [
                .. found.Select(row => new Row(
                    row.Message.Id, row.obligation.Id, row.obligation.UnitFullName, row.obligation.UnitCode, row.item.Rule, row.Message.Channel, row.Message.Recipient,
                    row.Message.PlannedOn, row.item.WorkingDaysLate, row.item.IsWithdrawn ? ReminderState.Withdrawn : row.Message.State,
                    row.Message.Attempts, row.Message.SentAtUtc, row.Message.Error)),
            ],
            total, shown, byState);
    }
}
