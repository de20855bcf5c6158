using Microsoft.AspNetCore.Http;
using SurveyPlatform.Returns;
using SurveyPlatform.Templates;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>What the fill-in page shows once it has saved, by the button that was pressed; by default what it showed before.</summary>
/// <param name="Place">Where the reader is taken, an id in the page.</param>
public sealed record AfterSaving(string? Flash, LinePages Pages, string? Place = null, bool IsChecked = false)
{
    private bool ShowsBefore { get; init; }

    /// <summary>Of the address, with its question mark.</summary>
    public string Query => (IsChecked, ShowsBefore) switch
    {
        (true, true) => Pages.Query($"{FillPages.CheckedQuery}=1&{FillPages.BeforeQuery}=1"),
        (true, false) => Pages.Query($"{FillPages.CheckedQuery}=1"),
        (false, true) => Pages.Query($"{FillPages.BeforeQuery}=1"),
        (false, false) => Pages.Query(),
    };

    public static AfterSaving Of(FormTemplate template, FormEvaluation evaluation, IFormCollection form)
    {
        var action = form[FillForm.ActionField].ToString();
        var pages = LinePages.Posted(template, form);
        var after = FillForm.Used(form) is { } used ? new(null, pages.With(used.Place) ?? pages, Fields.Id(used.Place))
            : Rest(action, FillForm.TakeOverIn) is { } taken ? new("taken-over", pages, "s-" + taken)
            : Rest(action, FillForm.ConfirmIn) is { } confirmed ? new("confirmed", pages, "s-" + confirmed)
            : action == FillForm.Missing ? new(evaluation.CanSubmit ? "nothing-missing" : null, pages, IsChecked: !evaluation.CanSubmit)
            : action is FillForm.ShowBefore or FillForm.HideBefore ? new(null, pages)
            : InLines(template, evaluation, action, pages);
        return after with { ShowsBefore = action == FillForm.ShowBefore || (form.ContainsKey(FillForm.BeforeField) && action != FillForm.HideBefore) };
    }

    private static AfterSaving InLines(FormTemplate template, FormEvaluation evaluation, string action, LinePages pages)
    {
        var (group, page, isBlank) = FillForm.Goes(action);
        var flash = isBlank ? "lines-added" : "draft-saved";
        return !template.LineGroups.Any(lines => lines.Name == group) ? new(flash, pages)
            : isBlank ? new(flash, pages.Turn(group, LinePages.PageAt(evaluation.Draft.Lines.GetValueOrDefault(group)?.Count - 1 ?? 0)), Fields.BlankLineId(group))
            : new(flash, pages.Turn(group, page), Fields.Id(group));
    }

    private static string? Rest(string action, string prefix) => action.StartsWith(prefix, StringComparison.Ordinal) ? action[prefix.Length..] : null;
}
