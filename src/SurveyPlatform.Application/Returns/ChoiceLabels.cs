using SurveyPlatform.Shared;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

/// <summary>The choices of a question as a workbook offers them, and back: labels in either language, or the stored value itself.</summary>
public sealed class ChoiceLabels(FormTemplate template, IReadOnlyList<OpenReturn.UnitChoice> units)
{
    /// <summary>What is ticked beside one choice of many.</summary>
    public const string Mark = "x";

    private static readonly OptionList YesNo = new("yes-no", [new("yes", new("Có", "Yes")), new("no", new("Không", "No"))]);

    private readonly Dictionary<string, OptionList> _lists = template.OptionLists.DistinctBy(list => list.Code, StringComparer.Ordinal)
        .ToDictionary(list => list.Code, StringComparer.Ordinal);

    private readonly Lazy<Dictionary<string, string>> _units = new(() => UnitKeys(units));

    /// <summary>What is stored and what is shown for it; units are not among them.</summary>
    public IReadOnlyList<(string Value, string Label)> Of(Question question, string language)
    {
        var options = ListOf(question)?.Options ?? [];
        var labels = options.Select(option => option.Label.In(language)).ToList();
        return [.. options.Zip(labels, (option, label) =>
            (option.Value, labels.Count(other => IsSame(other, label)) == 1 ? label : $"{label} ({option.Value})"))];
    }

    public IReadOnlyList<string> Units { get; } = [.. units.Select(Label)];

    public string LabelOf(Question question, string value, string language) => question.Type == QuestionType.Unit
        ? units.FirstOrDefault(unit => unit.Code == value) is { } unit ? Label(unit) : value
        : Of(question, language).FirstOrDefault(option => option.Value == value) is { Label: { } label } ? label : value;

    /// <summary>The stored value; the text itself where it is none of the choices.</summary>
    public string ValueOf(Question question, string text)
    {
        var clean = AnswerText.Clean(text);
        if (question.Type == QuestionType.Unit)
        {
            return _units.Value.GetValueOrDefault(VietnameseText.SearchKey(clean), clean);
        }

        var options = ListOf(question)?.Options ?? [];
        return options.FirstOrDefault(option => option.Value == clean)?.Value
            ?? new[] { "vi", "en" }.SelectMany(language => Of(question, language)).FirstOrDefault(option => IsSame(option.Label, clean)).Value
            ?? clean;
    }

    private OptionList? ListOf(Question question) => question.Type == QuestionType.YesNo
        ? YesNo
        : question.OptionList is { } code ? _lists.GetValueOrDefault(code) : null;

    private static string Label(OpenReturn.UnitChoice unit) => $"{unit.Name} ({unit.Code})";

    private static bool IsSame(string left, string right) => VietnameseText.SearchKey(left) == VietnameseText.SearchKey(right);

    /// <summary>By label, code, and name where only one unit has it.</summary>
    private static Dictionary<string, string> UnitKeys(IReadOnlyList<OpenReturn.UnitChoice> units)
    {
        var names = units.GroupBy(unit => VietnameseText.SearchKey(unit.Name), StringComparer.Ordinal).Where(group => group.Count() == 1)
            .Select(group => (group.Key, group.First().Code));
        return names.Concat(units.SelectMany(unit => new[] { (Key: VietnameseText.SearchKey(Label(unit)), unit.Code), (Key: VietnameseText.SearchKey(unit.Code), unit.Code) }))
            .DistinctBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => pair.Code, StringComparer.Ordinal);
    }
}
