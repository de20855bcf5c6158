using System.Globalization;
using Microsoft.AspNetCore.Http;
using SurveyPlatform.Shared;
using SurveyPlatform.Standards;

namespace SurveyPlatform.Web.Pages.Standards;

/// <summary>A standard as it stands in the fields of its editor.</summary>
public sealed record StandardForm(
    string Title, string TitleEn, string LegalBasis, string LegalBasisEn, string EffectiveFrom, string EffectiveTo, IReadOnlyList<CriterionForm> Criteria)
{
    private const string DayFormat = "yyyy-MM-dd";

    public static StandardForm Of(MinimumStandard standard) => new(
        standard.Title.Vi, standard.Title.En ?? "", standard.LegalBasis.Vi, standard.LegalBasis.En ?? "",
        standard.EffectiveFrom == default ? "" : Day(standard.EffectiveFrom), standard.EffectiveTo is { } end ? Day(end) : "",
        [.. standard.Criteria.Select(CriterionForm.Of)]);

    public static StandardForm From(IFormCollection form)
    {
        _ = int.TryParse(form["criteria"], NumberStyles.None, CultureInfo.InvariantCulture, out var count);
        return new(
            Text(form, "title"), Text(form, "titleEn"), Text(form, "legalBasis"), Text(form, "legalBasisEn"), Text(form, "effectiveFrom"), Text(form, "effectiveTo"),
            [.. Enumerable.Range(0, Math.Clamp(count, 0, StandardCheck.MostCriteria)).Select(index => CriterionForm.From(form, $"criteria[{index}]"))]);
    }

    /// <summary>Refuses what cannot be kept: a day or a weight that is none. All else may wait.</summary>
    public Outcome<MinimumStandard> Read(MinimumStandard kept)
    {
        var problems = new List<Problem>();
        var from = ReadDay(EffectiveFrom, "effectiveFrom", problems);
        var to = ReadDay(EffectiveTo, "effectiveTo", problems);
        var criteria = Criteria.Select((criterion, index) => criterion.Read($"criteria[{index}]", problems)).ToList();
        return problems.Count > 0
            ? new Outcome<MinimumStandard>(problems)
            : kept with { Title = Localized(Title, TitleEn), LegalBasis = Localized(LegalBasis, LegalBasisEn), EffectiveFrom = from ?? default, EffectiveTo = to, Criteria = criteria };
    }

    internal static string Text(IFormCollection form, string name) => form[name].ToString().Trim().Normalize().ReplaceLineEndings("\n");

    internal static LocalizedText Localized(string vi, string en) => new(vi, en.Length > 0 ? en : null);

    private static string Day(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static DateOnly? ReadDay(string text, string place, List<Problem> problems)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, [DayFormat, "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        problems.Add(StandardsProblems.NotADay(text).At(place));
        return null;
    }
}
