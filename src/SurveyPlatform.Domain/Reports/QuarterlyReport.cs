namespace SurveyPlatform.Reports;

/// <summary>The quarterly report on basic IT infrastructure: which returns it reads. Its indicators are the department's, by date.</summary>
public static class QuarterlyReport
{
    public const string Code = "basic-it";
    public const string UnitCollection = "hardware";
    public const string LineCollection = "connectivity";

    public static ReportDefinition With(IReadOnlyList<Indicator> indicators) => new(
        Code,
        UnitCollection,
        LineCollection,
        indicators,
        CauseElement: "remarks",
        RequestElement: "proposals",
        new("unit", "kind", "internet", "tslcd", "contracted_down_mbps", "measured_down_mbps", "incidents", "hours_lost"));
}
