using System.Collections.Frozen;
using static SurveyPlatform.Remediation.PlanAction;
using static SurveyPlatform.Remediation.PlanState;

namespace SurveyPlatform.Remediation;

public enum PlanState
{
    Draft,

    /// <summary>The departments have it in front of them; it does not change meanwhile.</summary>
    OpinionsAsked,

    /// <summary>Being changed again: by the opinions, or because an issued plan is amended.</summary>
    Revised,
    Issued,
    UnderWay,
    Done,
}

public enum PlanAction
{
    AskOpinions,
    Revise,
    Issue,
    Start,
    Complete,

    /// <summary>A verdict has reopened one of its tasks.</summary>
    Reopen,
}

public static class PlanLifecycle
{
    /// <summary>Every move a plan can make. A pair that is not here is refused.</summary>
    private static readonly FrozenDictionary<(PlanState, PlanAction), PlanState> Moves = new Dictionary<(PlanState, PlanAction), PlanState>
    {
        [(Draft, AskOpinions)] = OpinionsAsked,
        [(OpinionsAsked, Revise)] = Revised,
        [(OpinionsAsked, Issue)] = Issued,
        [(Revised, AskOpinions)] = OpinionsAsked,
        [(Revised, Issue)] = Issued,
        [(Issued, Start)] = UnderWay,
        [(Issued, Revise)] = Revised,
        [(UnderWay, Complete)] = Done,
        [(UnderWay, Revise)] = Revised,
        [(Done, Reopen)] = UnderWay,
    }.ToFrozenDictionary();

    public static PlanState? Next(PlanState state, PlanAction action) => Moves.TryGetValue((state, action), out var next) ? next : null;
}
