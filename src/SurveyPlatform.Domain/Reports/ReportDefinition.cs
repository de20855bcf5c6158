using SurveyPlatform.Registry;

namespace SurveyPlatform.Reports;

/// <summary>What a consolidated report shows and which answers it is worked out from.</summary>
/// <param name="Code">Stable; with the period the identity of a compiled report.</param>
/// <param name="UnitCollection">The collection in which units report on themselves.</param>
/// <param name="CauseElement">Where a unit explains its figures.</param>
/// <param name="RequestElement">Where a unit says what it asks for.</param>
public sealed record ReportDefinition(
    string Code,
    string UnitCollection,
    string LineCollection,
    IReadOnlyList<Indicator> Indicators,
    string CauseElement,
    string RequestElement,
    LineElements Lines)
{
    public const int CodeMaxLength = 60;

    public IEnumerable<Indicator> For(UnitKind kind, IndicatorUse use) =>
        Indicators.Where(indicator => indicator.IsFor(kind) && indicator.Use.HasFlag(use));
}

/// <summary>The names of the questions on a telecom company's lines.</summary>
/// <param name="Internet">The kind's answer for an internet line.</param>
/// <param name="Dedicated">The kind's answer for a dedicated data line.</param>
public sealed record LineElements(
    string Subject, string Kind, string Internet, string Dedicated, string Contracted, string Measured, string Incidents, string HoursLost);
