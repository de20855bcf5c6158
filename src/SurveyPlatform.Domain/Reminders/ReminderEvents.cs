using SurveyPlatform.Collection;

namespace SurveyPlatform.Reminders;

/// <param name="Row">Id of the row that it follows from; with rule and obligation it is told once.</param>
/// <param name="DueOn">The due date that counts after it.</param>
/// <param name="Note">What somebody wrote with it.</param>
public sealed record ReminderEvent(Obligation Obligation, string Rule, ReminderAudience Audience, Guid Row, DateOnly DueOn, string? Note);

/// <summary>What people are told when it happens, beside the ladder. Each follows from a row of an earlier stage (<see cref="EventRules"/>).</summary>
public static class ReminderEvents
{
    public const string Prefix = "event:";

    /// <summary>What happened longer ago is no news: after an upgrade or a long outage nobody is flooded.</summary>
    public static readonly TimeSpan News = TimeSpan.FromDays(7);

    public static bool IsEvent(string rule) => rule.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>A request to act is over once the return is in; a decision is told all the same.</summary>
    public static bool EndsWithSubmission(string rule) =>
        rule is EventRules.Opened or EventRules.AdHoc or EventRules.SentBack or EventRules.Reopened || !IsEvent(rule);
}
