namespace SurveyPlatform.Returns;

/// <summary>Receipt against the target date (the ESS term; timeliness is something else).</summary>
public enum Punctuality
{
    NotYetDue,
    OnTime,
    Late,

    /// <summary>Nothing came and the due date has passed.</summary>
    Missing,
}

public static class PunctualityRule
{
    /// <summary>The due day itself still counts as on time.</summary>
    public static Punctuality Evaluate(DateOnly dueOn, DateOnly? submittedOn, DateOnly today) => submittedOn switch
    {
        { } day when day <= dueOn => Punctuality.OnTime,
        { } => Punctuality.Late,
        null when today <= dueOn => Punctuality.NotYetDue,
        null => Punctuality.Missing,
    };
}
