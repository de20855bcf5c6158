using System.Globalization;

namespace SurveyPlatform.Web.Pages.Standards;

/// <summary>What a button of the editor does to the criteria, beside keeping what was typed: <c>add</c>, <c>up:2</c>, <c>down:2</c>, <c>remove:2</c>, <c>try</c>.</summary>
public sealed record DraftStep(string What, int At)
{
    public bool IsTrial => What == "try";

    public static DraftStep Of(string text) =>
        text.Split(':') is [var what, var at] && int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? new(what, index) : new(text, -1);

    /// <returns>The form afterwards, and which criterion to show.</returns>
    public (StandardForm Form, int? Show) On(StandardForm form)
    {
        var criteria = form.Criteria.ToList();
        var isThere = At >= 0 && At < criteria.Count;
        switch (What)
        {
            case "add":
                criteria.Add(CriterionForm.Blank(FreeCode(criteria)));
                return (form with { Criteria = criteria }, criteria.Count - 1);
            case "remove" when isThere:
                criteria.RemoveAt(At);
                return (form with { Criteria = criteria }, null);
            case "up" when isThere && At > 0:
                (criteria[At - 1], criteria[At]) = (criteria[At], criteria[At - 1]);
                return (form with { Criteria = criteria }, At - 1);
            case "down" when isThere && At < criteria.Count - 1:
                (criteria[At + 1], criteria[At]) = (criteria[At], criteria[At + 1]);
                return (form with { Criteria = criteria }, At + 1);
            default:
                return (form, null);
        }
    }

    private static string FreeCode(List<CriterionForm> criteria) => Enumerable.Range(criteria.Count + 1, criteria.Count + 1)
        .Select(number => string.Create(CultureInfo.InvariantCulture, $"criterion-{number}")).First(code => criteria.TrueForAll(criterion => criterion.Code != code));
}
