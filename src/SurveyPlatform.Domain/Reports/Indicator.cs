using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Reports;

/// <summary>What is added up over units: the sum of elements, or one for each unit that gave a certain answer.</summary>
/// <param name="Elements">Names of questions; their figures are added. None: every unit counts as one.</param>
/// <param name="EqualTo">Set: a unit counts as one when its answer is this, as nought when it is another.</param>
public sealed record Term(IReadOnlyList<string> Elements, string? EqualTo = null)
{
    /// <summary>One for each unit that answered the rest of the indicator.</summary>
    public static Term Units { get; } = new([]);

    public static Term Sum(params string[] elements) => new(elements);

    public static Term CountOf(string element, string answer) => new([element], answer);

    /// <summary>One unit's part; null when any of the answers is missing.</summary>
    public decimal? For(UnitAnswers answers)
    {
        var sum = 0m;
        foreach (var element in Elements)
        {
            var part = EqualTo is null ? answers.Number(element) : answers.Is(element, EqualTo);
            if (part is null)
            {
                return null;
            }

            sum += part.Value;
        }

        return Elements.Count == 0 ? 1 : sum;
    }
}

/// <summary>Where an indicator is shown.</summary>
[Flags]
public enum IndicatorUse
{
    None = 0,

    /// <summary>A row of the summary, for each level.</summary>
    Summary = 1,

    /// <summary>A column of the tables by district and by commune.</summary>
    Tables = 2,
    Both = Summary | Tables,

    /// <summary>Also told in a sentence of the letter.</summary>
    Headline = 4,
}

/// <summary>A figure of the report: a sum, or a ratio of two sums. Data: renderers know no indicator by name.</summary>
/// <param name="Kinds">The levels it is worked out for, each by itself.</param>
/// <param name="Denominator">Null: the indicator is a plain sum.</param>
/// <param name="Scale">100 for a percentage, 1 for an average.</param>
/// <param name="Formula">As the report's definitions print it.</param>
/// <param name="ShortTitle">For the head of a narrow column.</param>
public sealed record Indicator(
    string Code,
    LocalizedText Title,
    LocalizedText ShortTitle,
    LocalizedText UnitOfMeasure,
    IReadOnlyList<UnitKind> Kinds,
    Term Numerator,
    Term? Denominator,
    LocalizedText Formula,
    Measure Measure = Measure.Stock,
    decimal Scale = 100,
    IndicatorUse Use = IndicatorUse.Summary)
{
    public const int CodeMaxLength = 60;
    public const int TextMaxLength = 500;

    public IEnumerable<string> Elements => Numerator.Elements.Concat(Denominator?.Elements ?? []);

    public bool IsPercentage => Denominator is not null && Scale == 100;

    public bool IsFor(UnitKind kind) => Kinds.Contains(kind);
}
