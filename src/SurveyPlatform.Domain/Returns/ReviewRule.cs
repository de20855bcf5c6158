using SurveyPlatform.Collection;

namespace SurveyPlatform.Returns;

/// <summary>In what capacity somebody judges a return.</summary>
public enum ReviewStanding
{
    /// <summary>The unit that the collection names for it.</summary>
    Competent,

    /// <summary>The department that asks, in the place of the superior unit.</summary>
    InSuperiorsPlace,
}

/// <summary>A reviewer's decision.</summary>
/// <param name="Note">The reasons; needed to reopen, and to send back without remarks.</param>
/// <param name="ResubmitBy">Of a return that goes back: the last day on which it is expected again.</param>
public sealed record ReviewDecision(ReturnAction Action, string? Note, DateOnly? ResubmitBy = null);

/// <summary>Who may judge whose return.</summary>
public static class ReviewRule
{
    /// <summary>How many working days a unit has for a return that comes back, unless the reviewer says otherwise.</summary>
    public const int WorkingDaysToResubmit = 3;

    /// <summary>Whoever asks for returns may step in where the superior unit should judge; nobody judges the own unit's return.</summary>
    /// <param name="path">Of the unit whose return it is.</param>
    /// <param name="scope">Of the reviewer.</param>
    /// <param name="asks">The reviewer belongs to the department that asks.</param>
    /// <returns>Null: it is not this reviewer's to judge.</returns>
    public static ReviewStanding? StandingOf(ReviewedBy level, string path, string? scope, bool asks)
    {
        if (scope is null || !path.StartsWith(scope, StringComparison.Ordinal) || string.Equals(path, scope, StringComparison.Ordinal))
        {
            return null;
        }

        var isCompetent = level switch
        {
            ReviewedBy.Superior => string.Equals(SuperiorOf(path), scope, StringComparison.Ordinal),
            ReviewedBy.Asker => asks,
        };
        return isCompetent ? ReviewStanding.Competent : asks ? ReviewStanding.InSuperiorsPlace : null;
    }

    /// <summary><c>/1/5/</c> of <c>/1/5/12/</c>.</summary>
    private static string SuperiorOf(string path) => path[..(path.TrimEnd('/').LastIndexOf('/') + 1)];
}
