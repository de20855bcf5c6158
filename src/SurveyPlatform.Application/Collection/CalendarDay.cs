using SurveyPlatform.Shared;

namespace SurveyPlatform.Collection;

/// <summary>One row of the calendar table: a day that is not as its weekday would have it.</summary>
public sealed class CalendarDay
{
    public const int NameMaxLength = 200;
    public const int BasisMaxLength = 300;

    public DateOnly Date { get; init; }

    public CalendarDayKind Kind { get; set; }

    public required LocalizedText Name { get; set; }

    /// <summary>The law or the yearly decision that makes it so.</summary>
    public string? Basis { get; set; }

    /// <summary>False: from memory, to be checked against the decision before it is relied on.</summary>
    public bool Verified { get; set; } = true;

    /// <summary>Null: as the recipe brought it.</summary>
    public string? ChangedBy { get; set; }

    public DateTime? ChangedAtUtc { get; set; }
}
