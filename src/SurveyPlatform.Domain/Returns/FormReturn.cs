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

    /// <summary>While it is sent back: the last day on which it is expected again. It may be submitted up to then even where the exercise has been locked.</summary>
    public DateOnly? ResubmitBy { get; private set; }

    /// <summary>The day that punctuality goes by: that of the first submission, or the earlier one on which the unit really handed it in (<see cref="OnBehalf.ReceivedOn"/>).</summary>
    public DateOnly? ReceivedOn { get; private set; }

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
    public Outcome<ReturnRevision> Submit(Submission submission, string hash, Func<Guid> newKey)
    {
        var (by, atUtc) = (submission.By, submission.AtUtc);
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
            AnswersJson = submission.AnswersJson,
            Hash = hash,
            SubmittedBy = by,
            SubmittedAtUtc = atUtc,
            OnBehalfId = submission.OnBehalf?.Id,
            Doubts = submission.Doubts,
        };
        _revisions.Add(revision);
        if (FirstSubmittedAtUtc is null)
        {
            ReceivedOn = submission.OnBehalf?.ReceivedOn ?? submission.On;
            (FirstSubmittedAtUtc, FirstSubmittedLate) = (atUtc, ReceivedOn > submission.DueOn);
        }

        LastSubmittedAtUtc = atUtc;
        return revision;
    }

    /// <summary>A correction on behalf of the unit was given up: what was submitted last holds again.</summary>
    public Outcome<ReturnMove> Restore(string by, DateTime atUtc, Guid key)
    {
        var outcome = Apply(ReturnAction.Restore, by, atUtc, note: null, key);
        if (outcome.Succeeded(out _))
        {
            AnswersJson = _revisions.MaxBy(revision => revision.Number)!.AnswersJson;
        }

        return outcome;
    }

    /// <summary>A reviewer's decision.</summary>
    /// <param name="isExplained">Remarks say what is wanted, so that sending back needs no note besides.</param>
    public Outcome<ReturnMove> Review(ReviewDecision decision, ReviewStanding standing, bool isExplained, string by, DateTime atUtc, Guid key)
    {
        var backBy = decision.Action is ReturnAction.SendBack or ReturnAction.Reopen ? decision.ResubmitBy : null;
        return Apply(decision.Action, by, atUtc, decision.Note, key, isExplained, standing, backBy);
    }

    public Outcome<ReturnMove> Apply(
        ReturnAction action, string by, DateTime atUtc, string? note, Guid key, bool isExplained = false, ReviewStanding? standing = null, DateOnly? resubmitBy = null)
    {
        if (note?.Length > NoteMaxLength)
        {
            return ReturnsProblems.NoteTooLong;
        }

        if (action is ReturnAction.SendBack or ReturnAction.Reopen && string.IsNullOrWhiteSpace(note) && !(isExplained && action == ReturnAction.SendBack))
        {
            return ReturnsProblems.NoteMissing(action);
        }

        if (ReturnLifecycle.Next(State, action) is not { } next)
        {
            return ReturnsProblems.NotAllowed(State, action);
        }

        var move = new ReturnMove
        {
            Id = key,
            ReturnId = Id,
            Action = action,
            From = State,
            To = next,
            By = by,
            AtUtc = atUtc,
            Note = note,
            Standing = standing,
            ResubmitBy = resubmitBy,
        };
        _moves.Add(move);
        (State, ResubmitBy) = (next, resubmitBy);
        Version++;
        return move;
    }
}
