using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Registry;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reminders;

/// <summary>A message in words, as things stand now.</summary>
public sealed class ComposeMessage(SurveyDbContext db)
{
    private MessageTexts? _texts;

    /// <param name="message">With its items, their obligations, exercises and collections.</param>
    public async Task<MessageText> RunAsync(ReminderMessage message, string publicUrl, CancellationToken cancellationToken)
    {
        var texts = _texts ??= await db.ReadMessageTextsAsync(cancellationToken);
        var told = message.Items.Where(item => !item.IsWithdrawn).DistinctBy(item => (item.ObligationId, item.Rule)).ToList();
        var obligations = told.Select(item => item.ObligationId).Distinct().ToList();
        var units = told.Select(item => item.Obligation.UnitId).Concat(told.Select(item => item.Obligation.ParentId).OfType<UnitId>())
            .Append(message.RecipientUnitId ?? default).Distinct().ToList();
        var found = await db.Units.AsNoTracking().Include(unit => unit.History).Where(unit => units.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, cancellationToken);
        var saved = await db.Returns.AsNoTracking().Where(item => obligations.Contains(item.ObligationId))
            .Select(item => new { item.ObligationId, item.LastSavedAtUtc }).ToDictionaryAsync(item => item.ObligationId, item => item.LastSavedAtUtc, cancellationToken);
        var items = told.Select(item => new MessageItem(
            item.Obligation, item.Rule, item.Audience, item.DueOn, item.WorkingDaysLate,
            found.GetValueOrDefault(item.Obligation.UnitId)?.Contacts ?? [],
            saved.TryGetValue(item.ObligationId, out var at) ? at : null,
            item.Note,
            NameOf(item.Obligation.ParentId)));
        var person = message.Channel == ReminderChannel.Inbox ? null : message.RecipientName;
        return texts.Compose([.. items], new(person, NameOf(message.RecipientUnitId)), publicUrl);

        string? NameOf(UnitId? unit) => unit is { } id && found.TryGetValue(id, out var row)
            && (row.On(message.PlannedOn) ?? row.History[^1]) is { } version
            ? UnitNames.Authority(row.Kind, version.TypeName, version.Name)
            : null;
    }
}
