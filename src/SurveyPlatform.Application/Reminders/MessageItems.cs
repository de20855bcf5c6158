using System.Globalization;
using System.Text;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Reminders;

/// <summary>The list in a message. Of the reader's own returns with a link to each; of others' units, with whom to ring.</summary>
internal static class MessageItems
{
    /// <summary>A mail is read, not scrolled: beyond it the page is named that has them all.</summary>
    public const int Most = 200;

    private const int NoteMost = 1000;

    public static IReadOnlyList<MessageItem> InOrder(IEnumerable<MessageItem> items) =>
    [
        .. items.OrderBy(item => item.Obligation.Exercise.Collection.Code, StringComparer.Ordinal).ThenBy(item => item.Obligation.Exercise.Period)
            .ThenBy(item => item.SuperiorName ?? "", StringComparer.Ordinal).ThenByDescending(item => item.WorkingDaysLate)
            .ThenBy(item => item.Obligation.UnitSortKey, StringComparer.Ordinal).ThenBy(item => item.Obligation.Id.Value),
    ];

    public static string Text(IReadOnlyList<MessageItem> items, string language, string publicUrl)
    {
        var words = Words.In(language);
        var text = new StringBuilder();
        foreach (var exercise in items.Take(Most).GroupBy(item => item.Obligation.ExerciseId))
        {
            var first = exercise.First();
            Line(text, "", $"{first.Obligation.Exercise.Collection.Title.In(language)} – {first.Obligation.Exercise.Period.Title(language)}");
            var isDigest = first.Kind.IsDigest || first.Kind == MessageKind.ExtensionAsked;
            // To the one superior there is it need not be said who that is.
            var superior = exercise.DistinctBy(item => item.SuperiorName).Skip(1).Any() ? null : first.SuperiorName;
            foreach (var (item, index) in exercise.Select((item, index) => (item, index)))
            {
                if (isDigest && item.SuperiorName is { } name && name != superior)
                {
                    Line(text, "", $"{superior = name}:");
                }

                if (isDigest)
                {
                    Unit(text, item, index + 1, words);
                }
                else
                {
                    Own(text, item, words, publicUrl);
                }
            }

            if (isDigest)
            {
                Line(text, "", $"{publicUrl}/exercises/{first.Obligation.ExerciseId}");
            }

            text.Append('\n');
        }

        return items.Count > Most
            ? text.Append(string.Format(CultureInfo.InvariantCulture, words.More, items.Count - Most)).ToString()
            : text.ToString().TrimEnd('\n');
    }

    private static void Own(StringBuilder text, MessageItem item, Words words, string publicUrl)
    {
        Line(text, words.Unit, item.Obligation.UnitFullName);
        Line(text, words.Due, $"{MessageValues.Day(item.DueOn)} ({Status(item, words)})");
        Note(text, item, words);
        Line(text, words.Address, $"{publicUrl}/returns/{item.Obligation.Id}");
    }

    private static void Unit(StringBuilder text, MessageItem item, int number, Words words)
    {
        Line(text, "", string.Create(CultureInfo.InvariantCulture, $"{number}. {item.Obligation.UnitFullName}: {Status(item, words)}"));
        foreach (var contact in item.Contacts.OrderByDescending(contact => contact.IsHead).ThenBy(contact => contact.FullName, StringComparer.Ordinal))
        {
            Line(text, words.Contact, Of(contact));
        }

        var active = item.LastActivityAtUtc is { } at ? at.ToLocal().ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture) : words.Never;
        Line(text, words.Active, active);
        Note(text, item, words);
    }

    private static string Of(Contact contact) => string.Join(", ", new[] { contact.FullName, contact.Position, contact.Phone, contact.Email }.Where(part => !string.IsNullOrWhiteSpace(part)));

    /// <summary>What somebody typed is one line of the list: it cannot pass for a line of ours.</summary>
    private static void Note(StringBuilder text, MessageItem item, Words words)
    {
        if (!string.IsNullOrWhiteSpace(item.Note))
        {
            var note = VietnameseText.Clean(item.Note);
            Line(text, words.Note, note.Length > NoteMost ? note[..NoteMost] + "…" : note);
        }
    }

    private static string Status(MessageItem item, Words words) => item.WorkingDaysLate switch
    {
        > 0 and var days => string.Format(CultureInfo.InvariantCulture, words.Late, days),
        0 => words.Today,
        var days => string.Format(CultureInfo.InvariantCulture, words.Left, -days),
    };

    private static void Line(StringBuilder text, string label, string value) =>
        text.Append(label.Length > 0 ? $"   {label}: " : "").Append(value).Append('\n');

    private sealed record Words(
        string Unit, string Due, string Address, string Contact, string Active, string Never, string Note, string Late, string Today, string Left, string More)
    {
        private static readonly Words Vietnamese = new(
            "Đơn vị", "Hạn nộp", "Địa chỉ", "Đầu mối", "Hoạt động gần nhất", "chưa mở biểu mẫu", "Nội dung", "quá hạn {0} ngày làm việc",
            "hôm nay là hạn cuối", "còn {0} ngày làm việc", "… và {0} đơn vị khác; danh sách đầy đủ xem trên hệ thống.");

        private static readonly Words English = new(
            "Unit", "Due", "Address", "Contact", "Last activity", "form never opened", "Note", "{0} working day(s) overdue",
            "due today", "{0} working day(s) left", "… and {0} more; the full list is in the system.");

        public static Words In(string language) => language == MessageTemplate.MainLanguage ? Vietnamese : English;
    }
}
