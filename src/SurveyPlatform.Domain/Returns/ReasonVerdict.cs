namespace SurveyPlatform.Returns;

/// <summary>Whether a reviewer accepts what the unit says about a doubtful figure. Another reason is another matter: the verdict is on these words.</summary>
public sealed class ReasonVerdict
{
    public const int ReasonKeyMaxLength = 200;

    public Guid Id { get; init; }

    public ReturnId ReturnId { get; init; }

    /// <summary>Where the reason is kept in <see cref="AnswerSet.Reasons"/>.</summary>
    public required string ReasonKey { get; init; }

    /// <summary>The words that were judged.</summary>
    public required string Reason { get; set; }

    public bool IsAccepted { get; set; }

    public required string By { get; set; }

    public DateTime AtUtc { get; set; }

    public bool IsOn(string? reason) => string.Equals(Reason, reason, StringComparison.Ordinal);
}
