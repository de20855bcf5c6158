namespace SurveyPlatform.Returns;

/// <summary>One change of state: audit and history in one.</summary>
public sealed class ReturnMove
{
    public Guid Id { get; init; }

    public ReturnId ReturnId { get; init; }

    public ReturnAction Action { get; init; }

    public ReturnState From { get; init; }

    public ReturnState To { get; init; }

    public required string By { get; init; }

    public DateTime AtUtc { get; init; }

    public string? Note { get; init; }

    /// <summary>Of a reviewer's move: in whose place it was made. Null of the unit's own moves.</summary>
    public ReviewStanding? Standing { get; init; }

    /// <summary>Of a move that sends the return back: the last day on which it is expected again.</summary>
    public DateOnly? ResubmitBy { get; init; }
}
