using Microsoft.AspNetCore.Http;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Reports;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Reports;

/// <summary>By what an indicator is divided.</summary>
public enum DividedBy
{
    /// <summary>By nothing: it is a plain sum.</summary>
    Nothing,
    Sum,

    /// <summary>By the number of units that answered.</summary>
    Units,
}

/// <summary>An indicator as it is typed: right or wrong, it is shown again as it was.</summary>
public sealed record IndicatorForm(
    string Code, string Title, string TitleEn, string ShortTitle, string ShortTitleEn, string Unit, string UnitEn, IReadOnlyList<UnitKind> Kinds,
    IReadOnlyList<string> Numerator, string NumeratorAnswer, DividedBy DividedBy, IReadOnlyList<string> Denominator, string DenominatorAnswer, string Scale,
    string Formula, string FormulaEn, Measure Measure, IReadOnlyList<IndicatorUse> Uses, string EffectiveFrom, string Position, int Revision, string Quarter)
{
    public static IndicatorForm Of(Indicator? indicator, EditIndicator.Result found, string today) => new(
        indicator?.Code ?? "", indicator?.Title.Vi ?? "", indicator?.Title.En ?? "", indicator?.ShortTitle.Vi ?? "", indicator?.ShortTitle.En ?? "",
        indicator?.UnitOfMeasure.Vi ?? "%", indicator?.UnitOfMeasure.En ?? "%", indicator?.Kinds ?? [UnitKind.District, UnitKind.Commune],
        indicator?.Numerator.Elements ?? [], indicator?.Numerator.EqualTo ?? "",
        indicator is null ? DividedBy.Sum : indicator.Denominator switch { null => DividedBy.Nothing, { Elements.Count: 0 } => DividedBy.Units, _ => DividedBy.Sum },
        indicator?.Denominator?.Elements ?? [], indicator?.Denominator?.EqualTo ?? "", VietnameseNumber.Write(indicator?.Scale ?? 100),
        indicator?.Formula.Vi ?? "", indicator?.Formula.En ?? "", indicator?.Measure ?? Measure.Stock,
        [.. new[] { IndicatorUse.Summary, IndicatorUse.Tables, IndicatorUse.Headline }.Where(use => (indicator?.Use ?? IndicatorUse.Summary).HasFlag(use))],
        found.EffectiveFrom is { } from ? Written(from) : today, VietnameseNumber.Write(found.Position).Replace(".", "", StringComparison.Ordinal), found.Revision,
        found.Quarters.Count > 0 ? found.Quarters[0].ToString() : "");

    public static IndicatorForm From(IFormCollection form)
    {
        return new(
            Typed("code"), Typed("title"), Typed("titleEn"), Typed("shortTitle"), Typed("shortTitleEn"), Typed("unitOfMeasure"), Typed("unitOfMeasureEn"),
            [.. form["kinds"].Select(text => Addresses.TryNamed(text ?? "", out UnitKind kind) ? kind : UnitKind.Province).Distinct()],
            Names("numerator"), Typed("numeratorAnswer"), Addresses.TryNamed(Typed("dividedBy"), out DividedBy by) ? by : DividedBy.Nothing,
            Names("denominator"), Typed("denominatorAnswer"), Typed("scale"), Typed("formula"), Typed("formulaEn"),
            Addresses.TryNamed(Typed("measure"), out Measure measure) ? measure : Measure.Stock,
            [.. form["use"].Select(text => Addresses.TryNamed(text ?? "", out IndicatorUse use) ? use : IndicatorUse.None).Distinct()],
            Typed("effectiveFrom"), Typed("position"), int.TryParse(form["revision"], out var revision) ? revision : 0, Typed("quarter"));

        string Typed(string field) => form[field].ToString().Trim();

        IReadOnlyList<string> Names(string field) => [.. form[field].Select(text => text?.Trim() ?? "").Where(text => text.Length > 0).Take(IndicatorCheck.MaxElements + 1)];
    }

    public static int RowsFor(IReadOnlyList<string> names) => Math.Min(IndicatorCheck.MaxElements, Math.Max(names.Count + 2, 4));

    /// <summary>Refuses what cannot be read at all; the rest is for the use case to judge.</summary>
    public Outcome<SaveIndicator.Request> Read(bool publish)
    {
        var problems = new List<Problem>();
        var scale = Number(Scale, "scale");
        var position = Number(Position, "position");
        if (!CalendarText.TryDay(EffectiveFrom, out var from))
        {
            problems.Add(CalendarProblems.NotADay(EffectiveFrom).At("effectiveFrom"));
        }

        return problems.Count > 0 ? new Outcome<SaveIndicator.Request>(problems) : new SaveIndicator.Request(Indicator(scale), from, (int)Math.Clamp(position, 0, 100_000), Revision, publish);

        decimal Number(string text, string place)
        {
            var read = VietnameseNumber.Parse(text);
            problems.AddRange(read.Problems.Select(problem => problem.At(place)));
            return read.Succeeded(out var number) ? number : 0;
        }
    }

    public static string Written(DateOnly day) => day.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private Indicator Indicator(decimal scale) => new(
        Code, Text(Title, TitleEn), ShortTitle.Length == 0 ? Text(Title, TitleEn) : Text(ShortTitle, ShortTitleEn), Text(Unit, UnitEn), Kinds,
        Term(Numerator, NumeratorAnswer),
        DividedBy switch { DividedBy.Nothing => null, DividedBy.Units => SurveyPlatform.Reports.Term.Units, DividedBy.Sum => Term(Denominator, DenominatorAnswer) },
        Text(Formula, FormulaEn), Measure, DividedBy == DividedBy.Nothing ? 100 : scale, Uses.Aggregate(IndicatorUse.None, (all, use) => all | use));

    private static Term Term(IReadOnlyList<string> names, string answer) => new(names, answer.Length > 0 ? answer : null);

    private static LocalizedText Text(string vi, string en) => new(VietnameseText.Clean(vi), VietnameseText.Clean(en) is { Length: > 0 } english ? english : null);
}
