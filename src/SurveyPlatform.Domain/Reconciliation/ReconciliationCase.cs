using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Reconciliation;

/// <summary>Who speaks in a case.</summary>
public enum SourceSide
{
    Unit,
    Operator,
    Department,

    /// <summary>The platform, when it compares again.</summary>
    Platform,
}

/// <summary>One figure that two sources do not agree on, and what is said about it. Only its parties and the department know of it.</summary>
public sealed class ReconciliationCase
{
    public const int TextMaxLength = DecidedFigure.ReasonMaxLength;

    private readonly List<CaseParty> _parties = [];
    private readonly List<CaseEntry> _entries = [];

    public Guid Id { get; init; }

    public Period Period { get; init; }

    /// <summary>What the unit owes the figure in.</summary>
    public ObligationId ObligationId { get; init; }

    public Obligation Obligation { get; init; } = null!;

    /// <summary><see cref="Finding.Key"/>: one case per unit, quarter and key.</summary>
    public required string Key { get; init; }

    public MatchAspect Aspect { get; init; }

    public LineKind? LineKind { get; init; }

    public string? Circuit { get; init; }

    public MatchOutcome Outcome { get; private set; }

    public decimal? UnitNumber { get; private set; }

    public string? UnitOperators { get; private set; }

    public decimal? OperatorNumber { get; private set; }

    public string? OperatorOperators { get; private set; }

    public CaseState State { get; private set; } = CaseState.Open;

    /// <summary>Incremented by every move. The database refuses a write that saw an older one.</summary>
    public int Version { get; private set; }

    public DateTime OpenedAtUtc { get; init; }

    /// <summary>The last day on which the sides are expected to answer.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>Whose figure the department decided on; null unless it is decided.</summary>
    public FigureOrigin? Decision { get; private set; }

    public decimal? DecidedNumber { get; private set; }

    public IReadOnlyList<CaseParty> Parties => _parties;

    public IReadOnlyList<CaseEntry> Entries => _entries;

    /// <summary>Something is still to be said or decided.</summary>
    public bool IsPending => State is CaseState.Open or CaseState.Explained or CaseState.Accepted;

    /// <summary>This side has not said anything since the figures were last put to it.</summary>
    public bool Waits(SourceSide side)
    {
        var since = _entries.Where(entry => entry.Action is CaseAction.Reopen or CaseAction.Renew).Select(entry => entry.AtUtc).DefaultIfEmpty(OpenedAtUtc).Max();
        return State is CaseState.Open or CaseState.Explained && !_entries.Exists(entry => entry.Side == side && entry.AtUtc >= since);
    }

    public SideFigure Unit => new(UnitNumber, UnitOperators);

    public SideFigure Operator => new(OperatorNumber, OperatorOperators);

    public static ReconciliationCase Begin(Guid id, Obligation obligation, Period period, Finding finding, DateTime atUtc, DateOnly dueOn)
    {
        var opened = new ReconciliationCase
        {
            Id = id,
            Period = period,
            ObligationId = obligation.Id,
            Key = finding.Key,
            Aspect = finding.Aspect,
            LineKind = finding.Kind,
            Circuit = finding.Circuit,
            OpenedAtUtc = atUtc,
            DueOn = dueOn,
        };
        opened.Take(finding);
        return opened;
    }

    public void AddParty(CaseParty party) => _parties.Add(party);

    /// <summary>Whether the figures are those that were talked about.</summary>
    public bool IsAbout(Finding finding) => (Outcome, Unit, Operator) == (finding.Outcome, finding.Unit, finding.Operator);

    /// <summary>A side explains its own figure, or takes over the other's.</summary>
    public Outcome<CaseEntry> Answer(CaseAction action, SourceSide side, string text, string by, DateTime atUtc, Guid key)
    {
        if (action == CaseAction.Explain && string.IsNullOrWhiteSpace(text))
        {
            return ReconciliationProblems.ExplanationNeeded;
        }

        return Apply(action, side, text, by, atUtc, key);
    }

    /// <param name="number">The department's own figure; else null.</param>
    public Outcome<CaseEntry> Decide(FigureOrigin origin, decimal? number, string reason, string by, DateTime atUtc, Guid key)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(reason))
        {
            problems.Add(ReconciliationProblems.ReasonNeeded);
        }

        if (origin == FigureOrigin.Department && (number is null or < 0 || !TakesOwnFigure))
        {
            problems.Add(ReconciliationProblems.FigureNeeded);
        }

        if (problems.Count > 0)
        {
            return new(problems);
        }

        var outcome = Apply(CaseAction.Decide, SourceSide.Department, reason, by, atUtc, key);
        if (outcome.Succeeded(out _))
        {
            (Decision, DecidedNumber) = (origin, origin switch
            {
                FigureOrigin.Unit => UnitNumber,
                FigureOrigin.Operator => OperatorNumber,
                FigureOrigin.Department => number,
            });
        }

        return outcome;
    }

    /// <summary>Whether there is a dedicated line at all is the one or the other side's; a number can be a third.</summary>
    public bool TakesOwnFigure => Aspect != MatchAspect.DedicatedLine;

    public Outcome<CaseEntry> Reopen(string reason, string by, DateTime atUtc, Guid key) =>
        string.IsNullOrWhiteSpace(reason) ? ReconciliationProblems.ReasonNeeded : Apply(CaseAction.Reopen, SourceSide.Department, reason, by, atUtc, key);

    /// <summary>The figures were compared again.</summary>
    /// <param name="finding">Null: there is nothing of the kind any more.</param>
    /// <returns>What it came to; null where nothing has changed.</returns>
    public CaseEntry? Compare(Finding? finding, string by, DateTime atUtc, DateOnly dueOn, Guid key)
    {
        var before = (Unit, Operator);
        CaseAction? action = (finding is { IsDifference: true }, State) switch
        {
            (false, CaseState.Closed) => null,
            // Nothing is settled by a side's return being open again.
            (false, _) => finding is { Outcome: MatchOutcome.NotComparable } ? null : CaseAction.Close,
            (true, CaseState.Closed) => CaseAction.Reopen,
            (true, _) => IsAbout(finding!) ? null : CaseAction.Renew,
        };
        if (action is not { } move)
        {
            return null;
        }

        if (finding is not null)
        {
            Take(finding);
        }

        var entry = Apply(move, SourceSide.Platform, null, by, atUtc, key).Require();
        (entry.UnitNumberBefore, entry.OperatorNumberBefore) = (before.Unit.Number, before.Operator.Number);
        DueOn = State == CaseState.Open ? dueOn : DueOn;
        return entry;
    }

    private void Take(Finding finding)
    {
        Outcome = finding.Outcome;
        (UnitNumber, UnitOperators) = (finding.Unit.Number, finding.Unit.Operators);
        (OperatorNumber, OperatorOperators) = (finding.Operator.Number, finding.Operator.Operators);
    }

    private Outcome<CaseEntry> Apply(CaseAction action, SourceSide side, string? text, string by, DateTime atUtc, Guid key)
    {
        if (text?.Length > TextMaxLength)
        {
            return ReconciliationProblems.TextTooLong(TextMaxLength);
        }

        if (CaseLifecycle.Next(State, action) is not { } next)
        {
            return ReconciliationProblems.NotAllowed(State, action);
        }

        var entry = new CaseEntry { Id = key, CaseId = Id, Action = action, Side = side, To = next, By = by, AtUtc = atUtc, Text = text };
        _entries.Add(entry);
        (State, Decision, DecidedNumber) = (next, null, null);
        Version++;
        return entry;
    }
}
