using SurveyPlatform.Registry;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Remediation;

public enum OpinionStance
{
    Agrees,
    WantsChanges,
}

/// <summary>What one department was asked of one version of a plan, and what it said.</summary>
public sealed class PlanOpinion
{
    public const int TextMaxLength = 4000;
    public const int RemarkMaxLength = 1000;

    public Guid Id { get; init; }

    public Guid PlanId { get; init; }

    /// <summary>From 1; each asking is a round.</summary>
    public int Round { get; init; }

    public UnitId DepartmentId { get; init; }

    public required string DepartmentName { get; init; }

    /// <summary>Who of the departments may see the plan now.</summary>
    public required string DepartmentPath { get; set; }

    /// <summary>The department that asks for the returns: whoever coordinates them gives its opinion.</summary>
    public bool IsAskers { get; init; }

    /// <summary>Of the text it was asked about.</summary>
    public int PlanVersion { get; init; }

    public required string AskedBy { get; init; }

    public DateTime AskedAtUtc { get; init; }

    public DateOnly DueOn { get; init; }

    public OpinionStance? Stance { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>By the id of the task.</summary>
    public Dictionary<string, string> TaskRemarks { get; private set; } = [];

    public string? GivenBy { get; private set; }

    public DateTime? GivenAtUtc { get; private set; }

    public bool IsGiven => GivenAtUtc is not null;

    /// <summary>All that is wrong at once; who asks for changes says which.</summary>
    public Outcome<Done> Give(OpinionStance? stance, string text, IReadOnlyDictionary<string, string> remarks, string by, DateTime atUtc)
    {
        if (IsGiven)
        {
            return RemediationProblems.OpinionGiven;
        }

        List<Problem> problems =
        [
            .. stance is null ? [RemediationProblems.NoStance.At("stance")] : Enumerable.Empty<Problem>(),
            .. stance == OpinionStance.WantsChanges && text.Length == 0 && remarks.Count == 0 ? [RemediationProblems.WhichChanges.At("text")] : Enumerable.Empty<Problem>(),
            .. text.Length > TextMaxLength ? [RemediationProblems.TooLong(TextMaxLength).At("text")] : Enumerable.Empty<Problem>(),
            .. remarks.Where(remark => remark.Value.Length > RemarkMaxLength).Select(remark => RemediationProblems.TooLong(RemarkMaxLength).At($"remarks[{remark.Key}]")),
        ];
        if (problems.Count > 0)
        {
            return new(problems);
        }

        (Stance, Text, TaskRemarks, GivenBy, GivenAtUtc) = (stance, text, new(remarks), by, atUtc);
        return default(Done);
    }
}
