using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reminders;

/// <summary>What was written to whom over all exercises, and what became of it.</summary>
[UseCase]
public sealed class ListMessages(SurveyDbContext db)
{
    public const int PageSize = 100;

    /// <param name="Text">Of an address, a recipient's name or a unit's.</param>
    public sealed record Query(
        ReminderState? State = null, ReminderChannel? Channel = null, ExerciseId? Exercise = null, DateOnly? From = null, DateOnly? To = null, string? Text = null, int Page = 1);

    /// <param name="Subject">Null: it has not been put into words yet.</param>
    /// <param name="Kinds">What it is about.</param>
    public sealed record Row(
        Guid Id, ReminderChannel Channel, string Recipient, string RecipientName, DateOnly PlannedOn, ReminderState State, int Attempts, DateTime NextAttemptAtUtc,
        DateTime? SentAtUtc, string? Error, string? Subject, int Items, IReadOnlyList<MessageKind> Kinds);

    /// <param name="ByState">Of what is looked for, whatever its state.</param>
    public sealed record Result(IReadOnlyList<Row> Rows, int Total, int Page, IReadOnlyDictionary<ReminderState, int> ByState);

    public async Task<Outcome<Result>> RunAsync(Query query, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        var found = Filter(db.Reminders.AsNoTracking().VisibleTo(actor), query);
        var byState = await found.GroupBy(message => message.State).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var total = query.State is { } state ? byState.GetValueOrDefault(state) : byState.Values.Sum();
        var page = Math.Clamp(query.Page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var rows = await found.Where(message => query.State == null || message.State == query.State)
            .OrderByDescending(message => message.PlannedOn).ThenBy(message => message.RecipientName).ThenBy(message => message.Recipient).ThenBy(message => message.Id)
            .Skip((page - 1) * PageSize).Take(PageSize)
            .Select(message => new
            {
                Message = message,
                Notices = message.Notices.OrderBy(notice => notice.Id).Select(notice => notice.Title).ToList(),
                Items = message.Items.Where(item => !item.IsWithdrawn).Select(item => new { item.Rule, item.Audience, item.WorkingDaysLate }).ToList(),
            }).ToListAsync(cancellationToken);
        return new Result(
            [
                .. rows.Select(row => new Row(
                    row.Message.Id, row.Message.Channel, row.Message.Recipient, row.Message.RecipientName, row.Message.PlannedOn, row.Message.State, row.Message.Attempts,
                    row.Message.NextAttemptAtUtc, row.Message.SentAtUtc, row.Message.Error, row.Message.Subject ?? row.Notices.FirstOrDefault()?.Vi, row.Items.Count + row.Notices.Count,
                    [.. row.Items.Select(item => MessageKinds.Of(item.Rule, item.Audience, item.WorkingDaysLate)).Distinct().Order()])),
            ],
            total, page, byState);
    }

    private static IQueryable<ReminderMessage> Filter(IQueryable<ReminderMessage> messages, Query query)
    {
        messages = query.Channel is { } channel ? messages.Where(message => message.Channel == channel) : messages;
        messages = query.Exercise is { } exercise ? messages.Where(message => message.Items.Any(item => item.Obligation.ExerciseId == exercise)) : messages;
        messages = query.From is { } from ? messages.Where(message => message.PlannedOn >= from) : messages;
        messages = query.To is { } to ? messages.Where(message => message.PlannedOn <= to) : messages;
        if (VietnameseText.Clean(query.Text ?? "") is not { Length: > 0 } text)
        {
            return messages;
        }

        var folded = VietnameseText.FoldedKey(text);
        return messages.Where(message => message.Recipient.Contains(text) || message.RecipientName.Contains(text)
            || message.Items.Any(item => item.Obligation.UnitFoldedKey.Contains(folded)));
    }
}
