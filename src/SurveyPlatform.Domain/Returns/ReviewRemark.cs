namespace SurveyPlatform.Returns;

/// <summary>What a reviewer says about one answer, or about the whole return, and what the unit says to it.</summary>
public sealed class ReviewRemark
{
    public const int TextMaxLength = 2000;

    public Guid Id { get; init; }

    public ReturnId ReturnId { get; init; }

    /// <summary>Number of the revision it is about.</summary>
    public int Revision { get; init; }

    /// <summary><c>name</c>, or <c>group[key].name</c>: lines by their key, so that it stays with its line. Null: the whole return.</summary>
    public string? Place { get; init; }

    public required string Text { get; set; }

    /// <summary>To be looked at again in the next period, whatever becomes of this return.</summary>
    public bool FollowUp { get; set; }

    public required string By { get; set; }

    public DateTime AtUtc { get; set; }

    /// <summary>When the return went back with it. Null: a draft that the unit does not see.</summary>
    public DateTime? SentAtUtc { get; private set; }

    public string? Answer { get; private set; }

    public string? AnsweredBy { get; private set; }

    public DateTime? AnsweredAtUtc { get; private set; }

    public string? SettledBy { get; private set; }

    /// <summary>When a reviewer was content with it.</summary>
    public DateTime? SettledAtUtc { get; private set; }

    public bool IsDraft => SentAtUtc is null;

    /// <summary>The unit has been told and the reviewer is not content yet.</summary>
    public bool IsOpen => SentAtUtc is not null && SettledAtUtc is null;

    /// <summary>The unit owes it an answer, or another figure.</summary>
    public bool WaitsForUnit => IsOpen && Answer is null;

    public void Send(DateTime atUtc) => SentAtUtc ??= atUtc;

    /// <param name="answer">Null takes the answer back.</param>
    public void Reply(string? answer, string by, DateTime atUtc) =>
        (Answer, AnsweredBy, AnsweredAtUtc) = answer is null ? (null, null, null) : (answer, by, (DateTime?)atUtc);

    public void Settle(string by, DateTime atUtc) => (SettledBy, SettledAtUtc) = SettledAtUtc is null ? (by, atUtc) : (SettledBy, SettledAtUtc);
}
