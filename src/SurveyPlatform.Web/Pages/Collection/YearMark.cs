namespace SurveyPlatform.Web.Pages.Collection;

/// <summary>What the year-ahead page marks on a day.</summary>
public enum YearMark
{
    /// <summary>The cut-off day, on which the period opens.</summary>
    Opens,
    Due,
    Lock,
}
