using SurveyPlatform.Registry;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Collection;

public readonly record struct ExerciseId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>A form asked of certain units again and again.</summary>
public sealed class CollectionDefinition
{
    public const int CodeMaxLength = 60;

    public required string Code { get; init; }

    public required LocalizedText Title { get; set; }

    public required string TemplateCode { get; set; }

    /// <summary>The kinds of unit that owe it.</summary>
    public required List<UnitKind> Respondents { get; set; }

    public Frequency Frequency { get; set; }

    public required string PeriodSchemeCode { get; set; }

    public int PeriodStartDay { get; set; }

    /// <summary>The first period that is collected; none before it is ever opened.</summary>
    public Period FirstPeriod { get; set; }

    /// <summary>Working days from the due date to the lock; after it nothing more is taken.</summary>
    public int LockAfterWorkingDays { get; set; }

    public required List<ReminderRule> ReminderRules { get; set; }

    public LocalizedText? LegalBasis { get; set; }

    /// <summary>Who judges whose returns.</summary>
    public List<ReviewLevel> ReviewLevels { get; set; } = ReviewLevel.Default;

    /// <summary>Code of the unit that asks for it: the department whose contacts hear of what goes wrong.</summary>
    public string? AskedBy { get; set; }

    public DueRule DueRule { get; set; } = DueRule.WorkingDays(5);

    /// <summary>Counts the changes of its settings: who changes what somebody else changed meanwhile is told so.</summary>
    public int Version { get; set; }

    public ReviewedBy ReviewerOf(UnitKind kind) => ReviewLevels.Find(level => level.Kind == kind)?.By ?? ReviewedBy.Asker;

    public PeriodScheme Scheme => new(PeriodSchemeCode, PeriodStartDay);

    public ExerciseDates DatesFor(Period period, WorkingCalendar calendar)
    {
        var (start, end) = Scheme.Window(period);
        var due = DueRule.DueOn(end, calendar);
        return new(start, end, end, due, LockFor(due, calendar));
    }

    /// <summary>The regular period that is opened next, given all that were.</summary>
    public Period NextAfter(IEnumerable<Period> opened)
    {
        var regular = opened.Where(period => period.Frequency == Frequency).ToList();
        var next = regular.Count == 0 ? FirstPeriod : regular.Max().Next;
        return next < FirstPeriod ? FirstPeriod : next;
    }

    /// <summary>The last day on which a return that is due on this day is taken.</summary>
    public DateOnly LockFor(DateOnly due, WorkingCalendar calendar) => calendar.AddWorkingDays(due, LockAfterWorkingDays);

    /// <summary>
    /// Of a request outside the schedule as at a day. Its flow figures begin where the regular period that the day lies in begins.
    /// </summary>
    public ExerciseDates DatesForAdHoc(DateOnly asAt, DateOnly due, WorkingCalendar calendar)
    {
        var (start, _) = Scheme.Window(Scheme.PeriodOf(asAt, Frequency));
        return new(start, asAt, asAt, due, LockFor(due, calendar));
    }
}

/// <param name="WindowStart">First day of the reference window.</param>
/// <param name="WindowEnd">Last day of the reference window.</param>
/// <param name="CutOff">Stock figures are as at this day (chốt số liệu).</param>
/// <param name="Due">The last day that is on time.</param>
/// <param name="Lock">The last day on which a return is still taken, late.</param>
public readonly record struct ExerciseDates(DateOnly WindowStart, DateOnly WindowEnd, DateOnly CutOff, DateOnly Due, DateOnly Lock);

public enum ExerciseState
{
    Open,
    Closed,
}

/// <summary>One period's campaign of one collection: its dates, its form version and its frozen obligations.</summary>
public sealed class CollectionExercise
{
    public ExerciseId Id { get; init; }

    public required string CollectionCode { get; init; }

    public CollectionDefinition Collection { get; init; } = null!;

    public Period Period { get; init; }

    /// <summary>The published version that is asked of who has not begun; a newer one only where somebody moves the exercise to it.</summary>
    public required Guid TemplateVersionId { get; set; }

    public DateOnly WindowStart { get; init; }

    public DateOnly WindowEnd { get; init; }

    public DateOnly CutOff { get; init; }

    public DateOnly Due { get; init; }

    public DateOnly Lock { get; init; }

    public ExerciseState State { get; private set; } = ExerciseState.Open;

    public DateTime OpenedAtUtc { get; init; }

    public DateTime? ClosedAtUtc { get; private set; }

    /// <summary>Why it is asked outside the schedule, with what it is based on; null for regular ones.</summary>
    public string? Reason { get; init; }

    public void Close(DateTime atUtc)
    {
        if (State == ExerciseState.Open)
        {
            (State, ClosedAtUtc) = (ExerciseState.Closed, atUtc);
        }
    }

    /// <summary>One of its units was given time beyond the lock; it closes again when that has passed.</summary>
    public void Reopen() => (State, ClosedAtUtc) = (ExerciseState.Open, null);
}
