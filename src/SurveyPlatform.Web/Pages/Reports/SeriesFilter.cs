using Microsoft.AspNetCore.Http;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Reports;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Reports;

/// <summary>What the figures through time, or of one period, are narrowed to; by whose units they are told.</summary>
public sealed record SeriesFilter(
    string? Indicator, UnitKind Kind, UnitBasis Basis, DateOnly? On, bool BySuperior, Period? From, Period? To, Period? Period)
{
    public static SeriesFilter Read(IQueryCollection query) => new(
        query.Text("indicator"), query.Choice<UnitKind>("kind") is UnitKind.District ? UnitKind.District : UnitKind.Commune,
        query.Choice<UnitBasis>("by") ?? UnitBasis.Then, query.Day("on"), query.Text("group") == "superior",
        PeriodOf(query, "from"), PeriodOf(query, "to"), PeriodOf(query, "period"));

    public ReadSeries.Query Through => new(Indicator, Kind, Basis, On, BySuperior, From, To);

    public ReadFigures.Query Of => new(Period, Kind, Basis, On, BySuperior);

    public string AddressOn(string path) => Addresses.Of(
        path, ("indicator", Indicator), ("kind", Kind), ("by", Basis), ("on", On?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
        ("group", BySuperior ? "superior" : null), ("from", From), ("to", To), ("period", Period));

    private static Period? PeriodOf(IQueryCollection query, string name) => SurveyPlatform.Collection.Period.TryParse(query.Text(name), out var period) ? period : null;
}
