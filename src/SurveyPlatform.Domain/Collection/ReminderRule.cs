namespace SurveyPlatform.Collection;

/// <summary>Whom a reminder goes to.</summary>
public enum ReminderAudience
{
    /// <summary>The contacts of the unit itself that are not its heads; the heads where there are no others.</summary>
    Unit,

    /// <summary>The heads of the unit.</summary>
    Head,

    /// <summary>The contacts of the unit above it.</summary>
    Superior,

    /// <summary>The contacts of the department that asks.</summary>
    Department,

    /// <summary>The contacts of the unit above the department that asks: the list for the Chairman.</summary>
    Leadership,
}

/// <summary>One rung of the ladder.</summary>
/// <param name="Code">Stable in the collection; with obligation, due date and recipient the key of what is sent.</param>
/// <param name="OffsetWorkingDays">From the due date; negative: before it. 0: on the day.</param>
public sealed record ReminderRule(string Code, int OffsetWorkingDays, ReminderAudience Audience = ReminderAudience.Unit);
