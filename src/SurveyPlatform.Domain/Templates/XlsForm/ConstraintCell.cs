using System.Globalization;

namespace SurveyPlatform.Templates.XlsForm;

/// <summary>
/// The column <c>constraint</c> holds the limits of ours as well, so that other programs keep them. What we wrote is taken apart again by
/// <c>sp_min</c>, <c>sp_max</c> and <c>sp_constraint</c>; what somebody wrote over it stands as it is.
/// </summary>
internal sealed class ConstraintCell(SurveyRow row, RuleReader rules, Findings findings)
{
    /// <summary>What the cell says of a question.</summary>
    public static string? Written(Question question)
    {
        string?[] rules =
        [
            question.Min is { } min ? $". >= {Number(min)}" : null,
            question.Max is { } max ? $". <= {Number(max)}" : null,
            question.Constraint is { } constraint && HasLimits(question) ? $"({constraint})" : question.Constraint,
        ];
        return rules.Any(rule => rule is not null) ? string.Join(" and ", rules.Where(rule => rule is not null)) : null;
    }

    public static bool HasLimits(Question question) => question.Min is not null || question.Max is not null;

    public static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    public Question Read(Question question)
    {
        var limited = question with
        {
            Min = Numbers.Decimal(row["sp_min"], findings) ?? question.Min,
            Max = Numbers.Decimal(row["sp_max"], findings) ?? question.Max,
        };
        var (written, own) = (row["constraint"], row["sp_constraint"]);
        var ours = limited with { Constraint = own.IsEmpty ? null : own.Text };
        var isOurs = !row["sp_min"].IsEmpty || !row["sp_max"].IsEmpty;
        return limited with { Constraint = rules.Read(isOurs && written.Text == Written(ours) ? own : written) };
    }
}
