using SurveyPlatform.Shared;

namespace SurveyPlatform.Collection;

/// <summary>A day of the calendar table as somebody writes it.</summary>
public sealed record CalendarRow(DateOnly Date, CalendarDayKind Kind, LocalizedText Name, string? Basis = null, bool Verified = true)
{
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    public CalendarRow Cleaned() => this with
    {
        Name = new(VietnameseText.Clean(Name.Vi), VietnameseText.Clean(Name.En ?? "") is { Length: > 0 } english ? english : null),
        Basis = VietnameseText.Clean(Basis ?? "") is { Length: > 0 } basis ? basis : null,
    };

    public Problem? Refusal =>
        Date.Year is < FirstYear or > LastYear ? CalendarProblems.YearOutOfRange(Date, FirstYear, LastYear)
        : Kind == CalendarDayKind.WorkingDay && Date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) ? CalendarProblems.WorkedAnyway(Date)
        : Name.Vi.Length == 0 ? CalendarProblems.NameMissing
        : Name.Vi.Length > CalendarDay.NameMaxLength || Name.En?.Length > CalendarDay.NameMaxLength ? CalendarProblems.NameTooLong
        : Basis?.Length > CalendarDay.BasisMaxLength ? CalendarProblems.BasisTooLong
        : null;

    public bool IsAlready(CalendarDay day) => (Kind, Name, Basis, Verified) == (day.Kind, day.Name, day.Basis, day.Verified);
}
