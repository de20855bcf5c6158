using SurveyPlatform.Shared;
using static SurveyPlatform.Shared.ProblemKind;

namespace SurveyPlatform.Collection;

/// <summary>Every way the calendar table can refuse. Codes are public: never reuse or renumber one.</summary>
public static class CalendarProblems
{
    public static Problem NotADay(string text) =>
        new Problem("calendar.not-a-day", Invalid, $"'{text}' is not a day such as 02/09/2024.").At("date").With("text", text.Length > 40 ? text[..40] : text);

    public static Problem RowNotADay(int line, string text) =>
        new Problem("calendar.row-not-a-day", Invalid, $"Line {line}: '{text}' is not a day such as 02/09/2024.").At("rows")
            .With("line", line).With("text", text.Length > 40 ? text[..40] : text);

    public static Problem NothingToRead { get; } = new Problem("calendar.nothing-to-read", Invalid, "There is no day in it.").At("rows");

    public static Problem TooManyRows(int limit) =>
        new Problem("calendar.too-many-rows", TooLarge, $"At most {limit} days are taken at once.").At("rows").With("limit", limit);

    public static Problem YearOutOfRange(DateOnly day, int first, int last) =>
        new Problem("calendar.year-out-of-range", Invalid, $"{day:yyyy-MM-dd} is not between {first} and {last}.").At("date")
            .With("date", day).With("first", $"{first}").With("last", $"{last}");

    public static Problem WorkedAnyway(DateOnly day) =>
        new Problem("calendar.worked-anyway", Invalid, $"{day:yyyy-MM-dd} is from Monday to Friday and worked anyway.").At("date").With("date", day);

    public static Problem NameMissing { get; } = new Problem("calendar.name-missing", Invalid, "Say what the day is.").At("name");

    public static Problem NameTooLong { get; } =
        new Problem("calendar.name-too-long", Invalid, $"A name has at most {CalendarDay.NameMaxLength} characters.").At("name").With("limit", CalendarDay.NameMaxLength);

    public static Problem BasisTooLong { get; } =
        new Problem("calendar.basis-too-long", Invalid, $"A basis has at most {CalendarDay.BasisMaxLength} characters.").At("basis").With("limit", CalendarDay.BasisMaxLength);
}
