using System.Globalization;
using Microsoft.AspNetCore.Http;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>The fields of the fill-in page that are the page's own; all others are answers (<see cref="AnswerReader"/>).</summary>
public static class FillForm
{
    public const string ActionField = "_action";
    public const string VersionField = "_version";
    public const string SeenField = "_seen";

    /// <summary>The version of the form that the page shows.</summary>
    public const string TemplateField = "_form";
    public const string RemoveField = "_remove";
    public const string TakeField = "_take:";

    /// <summary>One of the texts that were offered for a field (<see cref="Offers"/>): <c>name=text</c>.</summary>
    public const string UseField = "_use";

    /// <summary>A file for the question at the place that follows.</summary>
    public const string FileField = "_file:";

    /// <summary>The place of a file that goes.</summary>
    public const string DropField = "_drop";
    private const string RemarkPrefix = "_remark:";
    public const string Save = "save";
    public const string Submit = "submit";
    public const string AddLines = "add:";

    /// <summary>Saves and shows another page of a group of lines: <c>page:lines:3</c>.</summary>
    public const string TurnPage = "page:";

    /// <summary>Save, and say all that is still missing.</summary>
    public const string Missing = "missing";

    /// <summary>Fill what is blank in the section whose code follows from the period before.</summary>
    public const string TakeOverIn = "take:";

    /// <summary>Confirm all that was taken over in the section whose code follows.</summary>
    public const string ConfirmIn = "confirm:";
    public const string ShowBefore = "before:show";
    public const string HideBefore = "before:hide";

    /// <summary>The page shows the period before beside each figure, and goes on doing so.</summary>
    public const string BeforeField = "_before";

    /// <summary>Saves and adds lines for the units of the district in <see cref="DistrictField"/> and of the kind in <see cref="KindField"/>.</summary>
    public const string AddDistrict = "district:";
    public const string DistrictField = "_district:";
    public const string KindField = "_kind:";
    public const int BlankLines = 5;

    /// <summary>The answers that were typed, less the lines that are ticked to go and the groups where the other one's lines are taken.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Answers(IFormCollection form)
    {
        var removed = form[RemoveField].OfType<string>().ToHashSet(StringComparer.Ordinal);
        var dropped = form[DropField].OfType<string>().ToHashSet(StringComparer.Ordinal);
        var used = Used(form);
        return form
            .Where(field => !field.Key.StartsWith('_') && !IsGone(AnswerPlace.Parse(field.Key)) && form[TakeField + field.Key] != Theirs)
            .SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, field.Key == used?.Place ? used.Value.Text : dropped.Contains(field.Key) ? "" : value ?? ""));

        bool IsGone(AnswerPlace? place) => place is { Group: { } lines } cell
            && (removed.Contains($"{lines}[{cell.Line}]") || form[TakeField + lines] == Theirs);
    }

    /// <summary>The answers after what a section's button asks for: to fill it from the period before, or to confirm what was.</summary>
    public static AnswerSet TakenOver(IFormCollection form, OpenReturn.Result opened, AnswerSet answers)
    {
        var action = form[ActionField].ToString();
        return SectionOf(TakeOverIn) is { } filled ? TakeOver.Run(opened.Template, filled, answers, opened.Context)
            : SectionOf(ConfirmIn) is { } confirmed ? TakeOver.Confirm(confirmed, answers)
            : answers;

        Section? SectionOf(string verb) => action.StartsWith(verb, StringComparison.Ordinal)
            ? opened.Template.Template.Sections.FirstOrDefault(section => section.Code == action[verb.Length..])
            : null;
    }

    /// <summary>What the unit says to the reviewer's remarks, by their ids.</summary>
    public static IReadOnlyDictionary<Guid, string> RemarkAnswers(IFormCollection form) => form
        .Where(field => field.Key.StartsWith(RemarkPrefix, StringComparison.Ordinal) && Guid.TryParse(field.Key[RemarkPrefix.Length..], out _))
        .ToDictionary(field => Guid.Parse(field.Key[RemarkPrefix.Length..]), field => field.Value.ToString());

    /// <summary>The place whose field takes an offered text, and that text.</summary>
    public static (string Place, string Text)? Used(IFormCollection form) =>
        form[UseField].ToString() is { Length: > 0 } offer && offer.Split('=', 2) is [var place, var text] ? (place, text) : null;

    /// <summary>The group and the page that a button goes to after saving, or the blank lines of the group.</summary>
    public static (string Group, int Page, bool IsBlank) Goes(string action) =>
        action.StartsWith(AddLines, StringComparison.Ordinal) ? (action[AddLines.Length..], 0, true)
        : action.StartsWith(TurnPage, StringComparison.Ordinal) && action[TurnPage.Length..].Split(':') is [var group, var page]
            && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (group, number, false)
        : ("", 0, false);

    /// <summary>The version of the draft that the page showed; 0 before the first save.</summary>
    public static int Version(IFormCollection form) =>
        int.TryParse(form[VersionField], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    /// <summary>The version of the form that the page showed; null: it did not say.</summary>
    public static Guid? Template(IFormCollection form) => Guid.TryParse(form[TemplateField], out var id) ? id : null;

    /// <summary>A field that no page of ours sends. All else that is wrong is kept as typed and shown beside its question.</summary>
    public static bool IsForeign(Problem problem) => problem.Code is "returns.unknown-question" or "returns.unknown-check" or "returns.unknown-lines";

    public const string Mine = "mine";
    public const string Theirs = "theirs";
}
