using System.Collections.Frozen;
using static SurveyPlatform.Reconciliation.CaseAction;
using static SurveyPlatform.Reconciliation.CaseState;

namespace SurveyPlatform.Reconciliation;

public enum CaseState
{
    /// <summary>Nobody has said anything yet.</summary>
    Open,

    /// <summary>A side has explained its figure; the department decides.</summary>
    Explained,

    /// <summary>A side has taken over the other's figure; the department confirms.</summary>
    Accepted,
    Decided,

    /// <summary>The two sources agree by now.</summary>
    Closed,
}

public enum CaseAction
{
    Explain,
    Accept,
    Decide,

    /// <summary>The department takes its decision back; or what had agreed differs again.</summary>
    Reopen,

    /// <summary>A side has reported another figure, and the two still differ.</summary>
    Renew,

    /// <summary>The two sources agree by now.</summary>
    Close,
}

public static class CaseLifecycle
{
    /// <summary>Every move a case can make. A pair that is not here is refused.</summary>
    private static readonly FrozenDictionary<(CaseState, CaseAction), CaseState> Moves = new Dictionary<(CaseState, CaseAction), CaseState>
    {
        [(Open, Explain)] = Explained,
        [(Open, Accept)] = Accepted,
        [(Open, Decide)] = Decided,
        [(Open, Renew)] = Open,
        [(Open, Close)] = Closed,
        [(Explained, Explain)] = Explained,
        [(Explained, Accept)] = Accepted,
        [(Explained, Decide)] = Decided,
        [(Explained, Renew)] = Explained,
        [(Explained, Close)] = Closed,
        [(Accepted, Explain)] = Explained,
        [(Accepted, Decide)] = Decided,
        // What was accepted is no longer what the other side says.
        [(Accepted, Renew)] = Open,
        [(Accepted, Close)] = Closed,
        [(Decided, Reopen)] = Open,
        [(Decided, Renew)] = Open,
        [(Decided, Close)] = Closed,
        [(Closed, Reopen)] = Open,
    }.ToFrozenDictionary();

    public static CaseState? Next(CaseState state, CaseAction action) =>
        Moves.TryGetValue((state, action), out var next) ? next : null;
}
