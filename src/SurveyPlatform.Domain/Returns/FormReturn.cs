using System.Security.Cryptography;
using System.Text;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Returns;

public readonly record struct ReturnId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>What one unit answers to one obligation. It exists from the first save on; before that the obligation is not started.</summary>
public sealed class FormReturn
{
    public const int NoteMaxLength = 2000;

    /// <summary>Whoever saved so short a time ago is taken to be filling it in still.</summary>
    public static readonly TimeSpan StillAtWork = TimeSpan.FromMinutes(30);

    private Guid _templateVersionId;

    private readonly List<ReturnMove> _moves = [];
    private readonly List<ReturnRevision> _revisions = [];

    public ReturnId Id { get; init; }

    public ObligationId ObligationId { get; init; }

    public Obligation Obligation { get; init; } = null!;

    /// <summary>The version of the form that the answers answer: until the first submission that of the exercise, afterwards the one it was submitted with.</summary>
    public Guid TemplateVersionId
    {
        get => _templateVersionId;
        init => _templateVersionId = value;
    }

    public ReturnState State { get; private set; } = ReturnState.Draft;

    /// <summary>Incremented by every save and every move. The database refuses a write that saw an older one.</summary>
    public int Version { get; private set; }

    /// <summary>The answers as last saved, unread and unfinished ones included (<see cref="AnswerSet"/> as JSON).</summary>
    public string AnswersJson { get; private set; } = "{}";

    public string LastSavedBy { get; private set; } = "";

    public DateTime LastSavedAtUtc { get; private set; }

    /// <summary>Number of the newest revision; 0 before the first submission.</summary>
    public int Revision { get; private set; }

    /// <summary>Receipt of the first submission: what punctuality is judged by. A return that was sent back stays on time.</summary>
    public DateTime? FirstSubmittedAtUtc { get; private set; }

    /// <summary>Whether the first submission came after the due date of its day; a later extension does not change it.</summary>
    public bool FirstSubmittedLate { get; private set; }

    public DateTime? LastSubmittedAtUtc { get; private set; }

    public IReadOnlyList<ReturnMove> Moves => _moves;

    public IReadOnlyList<ReturnRevision> Revisions => _revisions;

    public bool CanBeEdited => State is ReturnState.Draft or ReturnState.SentBack;

    /// <summary>Somebody else saved a moment ago.</summary>
    public bool IsInOtherHands(string me, DateTime nowUtc) =>
        CanBeEdited && !string.Equals(LastSavedBy, me, StringComparison.Ordinal) && nowUtc - LastSavedAtUtc < StillAtWork;

    public Outcome<Done> Save(string answersJson, string by, DateTime atUtc)
    {
        if (!CanBeEdited)
        {
            return ReturnsProblems.NotEditable(State);
        }

        (AnswersJson, LastSavedBy, LastSavedAtUtc) = (answersJson, by, atUtc);
        Version++;
        return default(Done);
    }

    /// <summary>Takes the answers over into another version of the form. Who saved last, and when, stays.</summary>
    public Outcome<Done> Migrate(Guid templateVersionId, string answersJson)
    {
        if (!CanBeEdited)
        {
            return ReturnsProblems.NotEditable(State);
        }

        (_templateVersionId, AnswersJson) = (templateVersionId, answersJson);
        Version++;
        return default(Done);
    }

    /// <summary>Takes the checked answers as the next revision.</summary>
    /// <param name="answersJson">Canonical, without irrelevant and unread answers.</param>
    /// <param name="isLate">The due date has passed.</param>
    public Outcome<ReturnRevision> Submit(string answersJson, string hash, string by, DateTime atUtc, bool isLate, Func<Guid> newKey)
    {
        var move = Apply(ReturnAction.Submit, by, atUtc, note: null, newKey());
        if (!move.Succeeded(out _))
        {
            return new(move.Problems);
        }

        var revision = new ReturnRevision
        {
            Id = newKey(),
            ReturnId = Id,
            TemplateVersionId = TemplateVersionId,
            Number = ++Revision,
            AnswersJson = answersJson,
            Hash = hash,
            SubmittedBy = by,
            SubmittedAtUtc = atUtc,
        };
        _revisions.Add(revision);
        (FirstSubmittedAtUtc, FirstSubmittedLate) = FirstSubmittedAtUtc is null ? (atUtc, isLate) : (FirstSubmittedAtUtc, FirstSubmittedLate);
        LastSubmittedAtUtc = atUtc;
        return revision;
    }

    public Outcome<ReturnMove> Apply(ReturnAction action, string by, DateTime atUtc, string? note, Guid key)
    {
        if (note?.Length > NoteMaxLength)
        {
            return ReturnsProblems.NoteTooLong;
        }

        if (action is ReturnAction.SendBack or ReturnAction.Reopen && string.IsNullOrWhiteSpace(note))
        {
            return ReturnsProblems.NoteMissing(action);
        }

        if (ReturnLifecycle.Next(State, action) is not { } next)
        {
            return ReturnsProblems.NotAllowed(State, action);
        }

        var move = new ReturnMove { Id = key, ReturnId = Id, Action = action, From = State, To = next, By = by, AtUtc = atUtc, Note = note };
        _moves.Add(move);
        State = next;
        Version++;
        return move;
    }
}

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
}

/// <summary>The answers as they were submitted once; never changed afterwards.</summary>
public sealed class ReturnRevision
{
    public Guid Id { get; init; }

    public ReturnId ReturnId { get; init; }

    /// <summary>The version of the form that it answers.</summary>
    public Guid TemplateVersionId { get; init; }

    /// <summary>1, 2, 3 … within the return.</summary>
    public int Number { get; init; }

    public required string AnswersJson { get; init; }

    /// <summary>SHA-256 over obligation, revision number and <see cref="AnswersJson"/>, hexadecimal: printed on the receipt.</summary>
    public required string Hash { get; init; }

    public required string SubmittedBy { get; init; }

    public DateTime SubmittedAtUtc { get; init; }

    /// <summary>What the hash is of, as UTF-8: a unit that keeps it as a file can check it with any program.</summary>
    public static string HashedText(ObligationId obligation, int number, string answersJson) => $"{obligation}\n{number}\n{answersJson}";

    public static string HashOf(ReadOnlySpan<byte> hashed) => Convert.ToHexStringLower(SHA256.HashData(hashed));

    public static string HashOf(ObligationId obligation, int number, string answersJson) =>
        HashOf(Encoding.UTF8.GetBytes(HashedText(obligation, number, answersJson)));
}
