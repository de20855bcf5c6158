using System.Globalization;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Reminders;

/// <summary>What the fields of one part of a message stand for.</summary>
internal sealed class MessageValues(IReadOnlyList<MessageItem> items, string language, string publicUrl)
{
    private const int MostNamed = 2;

    public string Of(string field) => field switch
    {
        MessageFields.Items => MessageItems.Text(items, language, publicUrl),
        MessageFields.Count => Number(items.Count),
        MessageFields.Units => Number(items.Select(item => item.Obligation.UnitId).Distinct().Count()),
        MessageFields.Unit => Named(items.Select(item => item.Obligation.UnitFullName), "{0} đơn vị", "{0} units"),
        MessageFields.Collection => Named(items.Select(item => ExerciseOf(item).Collection.Title.In(language)), "{0} cuộc thu thập", "{0} collections"),
        MessageFields.Period => Named(items.Select(item => ExerciseOf(item).Period).Distinct().Order().Select(period => period.Title(language)), "{0} kỳ", "{0} periods"),
        MessageFields.Due => Day(items.Min(item => item.DueOn)),
        MessageFields.Lock => Day(items.Min(item => item.Obligation.LockOn)),
        MessageFields.Days => Number(Math.Abs(items.Max(item => item.WorkingDaysLate))),
        _ => $"{{{field}}}",
    };

    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static CollectionExercise ExerciseOf(MessageItem item) => item.Obligation.Exercise;

    private string Named(IEnumerable<string> names, string many, string manyEn)
    {
        var distinct = names.Distinct(StringComparer.Ordinal).ToList();
        return distinct.Count <= MostNamed
            ? string.Join(", ", distinct)
            : string.Format(CultureInfo.InvariantCulture, language == MessageTemplate.MainLanguage ? many : manyEn, Number(distinct.Count));
    }

    private string Number(int number) => VietnameseNumber.Format(number, language);
}
