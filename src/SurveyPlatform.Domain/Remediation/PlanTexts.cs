using SurveyPlatform.Shared;

namespace SurveyPlatform.Remediation;

/// <summary>What a plan says beside its tasks.</summary>
/// <param name="Grounds">The «căn cứ» lines, one a line.</param>
public sealed record PlanText(string Title, string Grounds, string Objective, string Organisation)
{
    public const int TitleMaxLength = 300;
    public const int MaxLength = 6000;

    /// <summary>What is wrong whatever state the plan is in: all of it at once.</summary>
    public IEnumerable<Problem> Refusals()
    {
        if (Title.Length == 0)
        {
            yield return RemediationProblems.Missing.At("title");
        }

        foreach (var (text, place, limit) in new[]
        {
            (Title, "title", TitleMaxLength), (Grounds, "grounds", MaxLength), (Objective, "objective", MaxLength), (Organisation, "organisation", MaxLength),
        })
        {
            if (text.Length > limit)
            {
                yield return RemediationProblems.TooLong(limit).At(place);
            }
        }
    }

    /// <summary>What others cannot judge a plan without.</summary>
    public IEnumerable<Problem> Gaps()
    {
        if (Objective.Length == 0)
        {
            yield return RemediationProblems.Missing.At("objective");
        }
    }
}

/// <summary>What a plan says of one task. Money is in million dong.</summary>
/// <param name="Work">What is done.</param>
/// <param name="Solution">How.</param>
/// <param name="Responsible">Who answers for it: a person with an office, not a unit.</param>
public sealed record TaskText(
    string Objective, string Work, string Solution, string Responsible, DateOnly? StartOn, DateOnly? EndOn, decimal? Money, string MoneySource)
{
    public const int MaxLength = 1000;
    public const int LineMaxLength = 200;
    public const decimal MostMoney = 1_000_000;

    public static TaskText Empty { get; } = new("", "", "", "", null, null, null, "");

    /// <param name="at">Place of the task in the form: <c>tasks[3]</c>.</param>
    public IEnumerable<Problem> Refusals(string at)
    {
        foreach (var (text, place, limit) in new[]
        {
            (Objective, "objective", MaxLength), (Work, "work", MaxLength), (Solution, "solution", MaxLength), (Responsible, "responsible", LineMaxLength),
            (MoneySource, "moneySource", LineMaxLength),
        })
        {
            if (text.Length > limit)
            {
                yield return RemediationProblems.TooLong(limit).At($"{at}.{place}");
            }
        }

        if (EndOn < StartOn)
        {
            yield return RemediationProblems.EndsBeforeItStarts.At($"{at}.endOn");
        }

        if (Money is < 0 or > MostMoney)
        {
            yield return RemediationProblems.BadMoney(MostMoney).At($"{at}.money");
        }
    }

    /// <inheritdoc cref="PlanText.Gaps"/>
    public IEnumerable<Problem> Gaps(string at)
    {
        foreach (var (text, place) in new[] { (Objective, "objective"), (Work, "work"), (Solution, "solution"), (Responsible, "responsible") })
        {
            if (text.Length == 0)
            {
                yield return RemediationProblems.Missing.At($"{at}.{place}");
            }
        }

        if (StartOn is null)
        {
            yield return RemediationProblems.Missing.At($"{at}.startOn");
        }

        if (EndOn is null)
        {
            yield return RemediationProblems.Missing.At($"{at}.endOn");
        }

        if (Money > 0 && MoneySource.Length == 0)
        {
            yield return RemediationProblems.Missing.At($"{at}.moneySource");
        }
    }
}
