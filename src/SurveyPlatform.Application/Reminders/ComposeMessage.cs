using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Registry;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reminders;

/// <summary>A message in words, as things stand now.</summary>
public sealed class ComposeMessage(SurveyDbContext db)
{
    private MessageTexts? _texts;

    /// <param name="message">With its items, their obligations, exercises and collections.</param>
    public Task<MessageText> RunAsync(ReminderMessage message, string publicUrl, CancellationToken cancellationToken)
    {
        var told = message.Items.Where(item => !item.IsWithdrawn).DistinctBy(item => (item.ObligationId, item.Rule))
            .Select(item => new MessageItem(item.Obligation, item.Rule, item.Audience, item.DueOn, item.WorkingDaysLate, [], Note: item.Note));
        var person = message.Channel == ReminderChannel.Inbox ? null : message.RecipientName;
        return RunAsync([.. told], person, message.RecipientUnitId, message.PlannedOn, publicUrl, cancellationToken);
    }

    /// <param name="told">Without contacts and what was done last: they are looked up.</param>
    /// <param name="person">Null: the message is to the unit as such.</param>
    public async Task<MessageText> RunAsync(
        IReadOnlyList<MessageItem> told, string? person, UnitId? unit, DateOnly on, string publicUrl, CancellationToken cancellationToken)
    {
        var texts = _texts ??= await db.ReadMessageTextsAsync(cancellationToken);
        var obligations = told.Select(item => item.Obligation.Id).Distinct().ToList();
        var units = told.Select(item => item.Obligation.UnitId).Concat(told.Select(item => item.Obligation.ParentId).OfType<UnitId>())
            .Append(unit ?? default).Distinct().ToList();
        var found = await db.Units.AsNoTracking().Include(unit => unit.History).Where(unit => units.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, cancellationToken);
        var saved = await db.Returns.AsNoTracking().Where(item => obligations.Contains(item.ObligationId))
            .Select(item => new { item.ObligationId, item.LastSavedAtUtc }).ToDictionaryAsync(item => item.ObligationId, item => item.LastSavedAtUtc, cancellationToken);
        var items = told.Select(item => item with
        {
            Contacts = found.GetValueOrDefault(item.Obligation.UnitId)?.Contacts ?? [],
            LastActivityAtUtc = saved.TryGetValue(item.Obligation.Id, out var at) ? at : null,
            SuperiorName = NameOf(item.Obligation.ParentId),
        });
        return texts.Compose([.. items], new(person, NameOf(unit)), publicUrl);

        string? NameOf(UnitId? of) => of is { } id && found.TryGetValue(id, out var row) && (row.On(on) ?? row.History[^1]) is { } version
            ? UnitNames.Authority(row.Kind, version.TypeName, version.Name)
            : null;
    }
}
