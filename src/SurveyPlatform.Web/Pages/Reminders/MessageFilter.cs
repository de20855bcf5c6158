using System.Globalization;
using Microsoft.AspNetCore.Http;
using SurveyPlatform.Collection;
using SurveyPlatform.Reminders;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Reminders;

/// <summary>What the list of messages is narrowed to, as it stands in the address, and the list as a file.</summary>
public static class MessageFilter
{
    public static ListMessages.Query From(IQueryCollection query) => new(
        query.Choice<ReminderState>("state"), query.Choice<ReminderChannel>("channel"), Guid.TryParse(query["exercise"], out var id) ? new ExerciseId(id) : null,
        query.Day("from"), query.Day("to"), query.Text("q"), query.Page);

    public static string On(this ListMessages.Query query, string path) => Addresses.Of(
        path, ("state", query.State), ("channel", query.Channel), ("exercise", query.Exercise), ("from", Day(query.From)), ("to", Day(query.To)), ("q", query.Text),
        ("page", query.Page > 1 ? query.Page : null));

    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static CsvResult Csv(IReadOnlyList<ListMessages.Row> rows, Texts texts, DateOnly today) => new(
        $"messages-{Day(today)}.csv",
        texts,
        [
            [
                texts["plan.planned-on"], texts["messages.recipient"], texts["plan.recipient"], texts["messages.channel"], texts["messages.subject"], texts["messages.returns"],
                texts["obligations.state"], texts["plan.sent-at"], texts["messages.attempts"], texts["plan.error"],
            ],
            .. rows.Select(row => (IReadOnlyList<object?>)
            [
                row.PlannedOn, row.RecipientName, row.Channel == ReminderChannel.Inbox ? null : row.Recipient, texts.Of("channel", row.Channel), ReminderWords.SubjectOf(texts, row),
                row.Items, texts.Of("reminder-state", row.State), row.SentAtUtc, row.Attempts, row.Error,
            ]),
        ]);
}
