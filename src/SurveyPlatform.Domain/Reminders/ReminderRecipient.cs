using System.Globalization;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;

namespace SurveyPlatform.Reminders;

/// <summary>Where a message goes.</summary>
/// <param name="Address">An e-mail address; <c>unit:7</c>, the inbox that everybody of the unit reads; <c>gateway/address</c>, a contact through a webhook.</param>
public sealed record ReminderRecipient(ReminderChannel Channel, string Address, string Name, UnitId Unit, string? Phone = null)
{
    private const string InboxPrefix = "unit:";

    public static string InboxOf(UnitId unit) => $"{InboxPrefix}{unit}";

    /// <summary>Null: not the address of an inbox.</summary>
    public static UnitId? UnitOfInbox(string address) =>
        address.StartsWith(InboxPrefix, StringComparison.Ordinal) && int.TryParse(address.AsSpan(InboxPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var unit)
            ? new UnitId(unit)
            : null;
}

/// <summary>Who is behind an audience. Built once for a plan: thousands of obligations share a few hundred superiors.</summary>
/// <param name="webhooks">Names of the gateways that get every message to a person too.</param>
/// <param name="askers">Codes of the departments that ask for returns.</param>
public sealed class AddressBook(IEnumerable<AddressBook.Entry> units, IReadOnlyList<string> webhooks, IReadOnlyList<string> askers)
{
    public sealed record Entry(UnitId Unit, string Code, string Name, UnitId? Parent, IReadOnlyList<Contact> Contacts);

    private readonly Dictionary<UnitId, Entry> _units = units.ToDictionary(unit => unit.Unit);
    private readonly Dictionary<string, Entry?> _named = [];
    private readonly Dictionary<(UnitId, bool?), IReadOnlyList<ReminderRecipient>> _known = [];

    /// <param name="askedBy">Code of the department that asks; null: nobody is named.</param>
    public IReadOnlyList<ReminderRecipient> Of(Obligation obligation, ReminderAudience audience, string? askedBy) => audience switch
    {
        ReminderAudience.Unit => Of(obligation.HolderId, heads: false),
        ReminderAudience.Head => Of(obligation.HolderId, heads: true),
        ReminderAudience.Superior => Of(obligation.SuperiorId, heads: null),
        ReminderAudience.Department => Of(Find(askedBy)?.Unit, heads: null),
        ReminderAudience.Leadership => Of(Find(askedBy)?.Parent, heads: null),
    };

    /// <param name="audience">The staff or the heads of this very unit.</param>
    public IReadOnlyList<ReminderRecipient> At(UnitId unit, ReminderAudience audience) => Of(unit, heads: audience == ReminderAudience.Head);

    /// <summary>Whether the unit asks for returns, or is right above one that does.</summary>
    public bool Asks(UnitId unit) => askers.Select(Find).Any(asker => asker is not null && (asker.Unit == unit || asker.Parent == unit));

    private Entry? Find(string? code) => code is null ? null
        : _named.TryGetValue(code, out var known) ? known
        : _named[code] = _units.Values.FirstOrDefault(entry => entry.Code == code);

    private IReadOnlyList<ReminderRecipient> Of(UnitId? unit, bool? heads)
    {
        if (unit is not { } id || !_units.TryGetValue(id, out var entry))
        {
            return [];
        }

        return _known.TryGetValue((id, heads), out var known) ? known : _known[(id, heads)] = [.. Write(entry, heads)];
    }

    private IEnumerable<ReminderRecipient> Write(Entry entry, bool? heads)
    {
        var others = entry.Contacts.Where(contact => !contact.IsHead).ToList();
        var people = (heads, others.Count) switch
        {
            (null, _) or (false, 0) => entry.Contacts,
            (false, _) => others,
            (true, _) => entry.Contacts.Where(contact => contact.IsHead),
        };
        var written = people.Where(contact => contact.Email.Length > 0)
            .DistinctBy(contact => contact.Email, StringComparer.OrdinalIgnoreCase).OrderBy(contact => contact.Email, StringComparer.Ordinal).ToList();
        return written.Select(contact => new ReminderRecipient(ReminderChannel.Email, contact.Email, contact.FullName, entry.Unit, contact.Phone))
            .Append(new(ReminderChannel.Inbox, ReminderRecipient.InboxOf(entry.Unit), entry.Name, entry.Unit))
            .Concat(from webhook in webhooks
                    from contact in written
                    select new ReminderRecipient(ReminderChannel.Webhook, $"{webhook}/{contact.Email}", contact.FullName, entry.Unit, contact.Phone));
    }
}
