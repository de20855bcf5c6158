using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates;

public enum DifferenceKind
{
    Added,
    Removed,

    /// <summary>Stands elsewhere: in another part (<see cref="TemplateDifference.After"/>) or in another order (no before, no after).</summary>
    Moved,

    /// <summary>Has another name or code; of a question the element is the same, and with it the series of figures.</summary>
    Renamed,

    /// <summary>Another type, or stock for flow: figures before and after are of another kind.</summary>
    Retyped,
    TextChanged,
    RuleChanged,
    LimitChanged,
    SettingChanged,
}

/// <summary>What in a form a difference is about.</summary>
public enum FormPart
{
    Form,
    Section,
    Question,
    Table,
    Row,
    Column,
    Lines,
    Note,
    Check,
    OptionList,
    Option,
}

/// <summary>One thing in which two documents of a form differ.</summary>
/// <param name="Place">As in problems: <c>section › question › field</c>.</param>
/// <param name="Name">Its name or code; empty where it has none.</param>
/// <param name="Label">What people call it; of a thing that is gone, what they called it.</param>
/// <param name="Field">The property that changed, as in the form document; null where the thing itself came, went or moved.</param>
/// <param name="Language">Of a text: <c>vi</c> or <c>en</c>.</param>
/// <param name="Before">Null: there was nothing.</param>
/// <param name="After">Null: there is nothing any more.</param>
/// <param name="Questions">How many questions came or went with it.</param>
public sealed record TemplateDifference(
    DifferenceKind Kind, FormPart Part, string Place, string Name, LocalizedText? Label = null,
    string? Field = null, string? Language = null, string? Before = null, string? After = null, int Questions = 0)
{
    /// <summary>
    /// In the order of the newer form, what is gone last. Questions are matched by <see cref="Question.ElementName"/>, all else by its code
    /// or, where that changed, by the questions in it; never by position. Drafts may be wrong: of two of one name the first counts.
    /// </summary>
    public static IReadOnlyList<TemplateDifference> Between(FormTemplate before, FormTemplate after) => new TemplateComparison(before, after).Run();
}
