using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reminders;

/// <summary>Messages in words, as things stand now. What a batch of them needs to know is read at once.</summary>
public sealed class ComposeMessage(SurveyDbContext db)
{
    private MessageTexts? _texts;
    private Dictionary<UnitId, ReportingUnit> _units = [];
    private Dictionary<ObligationId, DateTime> _active = [];

    /// <param name="message">With its items, their obligations, exercises and collections.</param>
    public async Task<MessageText> RunAsync(ReminderMessage message, string publicUrl, CancellationToken cancellationToken)
    {
        await LoadAsync([message], cancellationToken);
        return Of(message, publicUrl);
    }

    /// <param name="told">Without contacts and what was done last: they are looked up.</param>
    /// <param name="person">Null: the message is to the unit as such.</param>
    public async Task<MessageText> RunAsync(
        IReadOnlyList<MessageItem> told, string? person, UnitId? unit, DateOnly on, string publicUrl, CancellationToken cancellationToken)
    {
        await LoadAsync([.. told.Select(item => item.Obligation)], [unit], cancellationToken);
        return Of(told, person, unit, on, publicUrl);
    }

    /// <param name="messages">With their items, the obligations, exercises and collections of these.</param>
    public Task LoadAsync(IReadOnlyCollection<ReminderMessage> messages, CancellationToken cancellationToken) => LoadAsync(
        [.. messages.SelectMany(message => message.Items).Select(item => item.Obligation)], messages.Select(message => message.RecipientUnitId), cancellationToken);

    /// <param name="message">One of those that were loaded.</param>
    public MessageText Of(ReminderMessage message, string publicUrl)
    {
        var told = message.Items.Where(item => !item.IsWithdrawn).DistinctBy(item => (item.ObligationId, item.Rule))
            .Select(item => new MessageItem(item.Obligation, item.Rule, item.Audience, item.DueOn, item.WorkingDaysLate, [], Note: item.Note));
        var person = message.Channel == ReminderChannel.Inbox ? null : message.RecipientName;
        if (message.Notices.Count > 0)
        {
            return _texts!.Compose(message.Notices, new(person, NameOf(message.RecipientUnitId, message.PlannedOn)), publicUrl);
        }

        return Of(told, person, message.RecipientUnitId, message.PlannedOn, publicUrl);
    }

    private async Task LoadAsync(IReadOnlyCollection<Obligation> told, IEnumerable<UnitId?> recipients, CancellationToken cancellationToken)
    {
        _texts ??= await db.ReadMessageTextsAsync(cancellationToken);
        var obligations = told.Select(obligation => obligation.Id).Distinct().ToList();
        var units = told.SelectMany(obligation => new[] { obligation.HolderId, obligation.SuperiorId }).Concat(recipients).OfType<UnitId>().Distinct().ToList();
        _units = await db.Units.AsNoTracking().Include(unit => unit.History).Where(unit => units.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, cancellationToken);
        _active = await db.Returns.AsNoTracking().Where(item => obligations.Contains(item.ObligationId))
            .Select(item => new { item.ObligationId, item.LastSavedAtUtc }).ToDictionaryAsync(item => item.ObligationId, item => item.LastSavedAtUtc, cancellationToken);
    }

    private MessageText Of(IEnumerable<MessageItem> told, string? person, UnitId? unit, DateOnly on, string publicUrl)
    {
        var items = told.Select(item => item with
        {
            Contacts = _units.GetValueOrDefault(item.Obligation.HolderId)?.Contacts ?? [],
            LastActivityAtUtc = _active.TryGetValue(item.Obligation.Id, out var at) ? at : item.Obligation.FirstOpenedAtUtc,
            SuperiorName = NameOf(item.Obligation.SuperiorId, on),
        });
        return _texts!.Compose([.. items], new(person, NameOf(unit, on)), publicUrl);
    }

    private string? NameOf(UnitId? unit, DateOnly on) =>
        unit is { } id && _units.TryGetValue(id, out var row) && (row.On(on) ?? row.History[^1]) is { } version
            ? UnitNames.Authority(row.Kind, version.TypeName, version.Name)
            : null;
}
