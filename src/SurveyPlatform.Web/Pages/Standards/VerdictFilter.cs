using Microsoft.AspNetCore.Http;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Standards;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Standards;

/// <summary>What the table of verdicts is narrowed to, as it stands in the address.</summary>
public sealed record VerdictFilter(
    Guid? Exercise = null, VerdictOutcome? Outcome = null, string? Criterion = null, UnitId? District = null, UnitKind? Kind = null, string? Text = null,
    VerdictTable.Order Order = VerdictTable.Order.ByDistrict, int Page = 1)
{
    public const string Path = "/verdicts";

    private const int All = 20_000;

    public static VerdictFilter From(IQueryCollection query) => new(
        Guid.TryParse(query["exercise"], out var exercise) ? exercise : null, query.Choice<VerdictOutcome>("outcome"), query.Text("criterion"),
        query.Number("district") is { } district ? new UnitId(district) : null, query.Choice<UnitKind>("kind"), query.Text("q"),
        query.Choice<VerdictTable.Order>("order") ?? VerdictTable.Order.ByDistrict, query.Page);

    public bool IsNarrow => this with { Exercise = null, Order = VerdictTable.Order.ByDistrict, Page = 1 } != new VerdictFilter();

    /// <param name="whole">For a file: not a page but everything.</param>
    public VerdictTable.Query Query(bool whole = false) => new(
        Exercise is { } exercise ? new ExerciseId(exercise) : null, Outcome, Criterion, Kind, District, Text, Order, whole ? 1 : Page, whole ? All : VerdictTable.PageSize);

    public string On(string path = Path) => Addresses.Of(
        path, ("exercise", Exercise), ("outcome", Outcome), ("criterion", Criterion), ("district", District), ("kind", Kind), ("q", Text),
        ("order", Order == VerdictTable.Order.ByDistrict ? null : Order), ("page", Page > 1 ? Page : null));
}
