using System.Collections.Frozen;
using static SurveyPlatform.Returns.ReturnAction;
using static SurveyPlatform.Returns.ReturnState;

namespace SurveyPlatform.Returns;

public enum ReturnState
{
    Draft,
    Submitted,

    /// <summary>Returned to the unit with reasons; may be edited and submitted again.</summary>
    SentBack,
    Approved,
}

public enum ReturnAction
{
    Submit,
    SendBack,
    Approve,
    Reopen,

    /// <summary>A correction on behalf of the unit was given up: what was submitted last holds again.</summary>
    Restore,
}

public static class ReturnLifecycle
{
    /// <summary>Every move a return can make. A pair that is not here is refused.</summary>
    private static readonly FrozenDictionary<(ReturnState, ReturnAction), ReturnState> Moves = new Dictionary<(ReturnState, ReturnAction), ReturnState>
    {
        [(Draft, Submit)] = Submitted,
        [(SentBack, Submit)] = Submitted,
        [(Submitted, SendBack)] = SentBack,
        [(Submitted, Approve)] = Approved,
        [(Approved, Reopen)] = SentBack,
        [(SentBack, Restore)] = Submitted,
    }.ToFrozenDictionary();

    public static ReturnState? Next(ReturnState state, ReturnAction action) =>
        Moves.TryGetValue((state, action), out var next) ? next : null;
}
