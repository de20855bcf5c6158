using System.Text.Json.Serialization;

namespace SurveyPlatform.Reports;

/// <summary>An indicator over some units, worked out from sums. Every figure carries what it was worked out from.</summary>
/// <param name="Numerator">Null when no unit answered.</param>
/// <param name="Value">The sum, or numerator over denominator; null is «not determined»: nobody answered, or the denominator is nought.</param>
/// <param name="Answered">Units that the figure speaks about.</param>
/// <param name="NotAnswered">Reported, but without what this figure needs.</param>
/// <param name="NotReported">Owed a return and sent none.</param>
public sealed record Figure(
    string Indicator, decimal? Numerator, decimal? Denominator, decimal? Value, int Answered, int NotAnswered, int NotReported)
{
    /// <summary>The same figure a period before; null when there is none to compare with.</summary>
    public decimal? Previous { get; init; }

    /// <summary>There were figures a period before, and the form changed so that they mean something else.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsBroken { get; init; }

    public decimal? Change => Value - Previous;

    /// <summary>A unit's part counts in both sums or in neither.</summary>
    /// <param name="units">The answers of each unit that owes a return; null for one that sent none.</param>
    public static Figure Over(IReadOnlyCollection<UnitAnswers?> units, Indicator indicator)
    {
        decimal numerator = 0, denominator = 0;
        var (answered, notAnswered) = (0, 0);
        foreach (var answers in units.OfType<UnitAnswers>())
        {
            if (indicator.Numerator.For(answers) is { } top && (indicator.Denominator ?? Term.Units).For(answers) is { } bottom)
            {
                (numerator, denominator, answered) = (numerator + top, denominator + bottom, answered + 1);
            }
            else
            {
                notAnswered++;
            }
        }

        var notReported = units.Count - answered - notAnswered;
        if (answered == 0)
        {
            return new(indicator.Code, null, null, null, answered, notAnswered, notReported);
        }

        var isRatio = indicator.Denominator is not null;
        var value = !isRatio ? numerator : denominator == 0 ? (decimal?)null : numerator * indicator.Scale / denominator;
        return new(indicator.Code, numerator, isRatio ? denominator : null, value, answered, notAnswered, notReported);
    }
}
