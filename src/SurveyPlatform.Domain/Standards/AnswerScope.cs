using SurveyPlatform.Returns;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Standards;

/// <summary>What criteria see: the answers of one submitted return and the unit that gave them.</summary>
/// <param name="answers">As submitted: calculated figures are in it, irrelevant answers are not. Empty: there is no return.</param>
/// <param name="decided">What stands in place of an answer, by its element, because it was decided so.</param>
public sealed class AnswerScope(
    FormTemplate template, AnswerSet answers, IReadOnlyDictionary<string, string> unit, DateOnly day, IReadOnlyDictionary<string, Value>? decided = null)
    : IEvaluationScope
{
    /// <summary>Criteria know questions by their elements: the same over all versions of the form.</summary>
    private readonly IReadOnlyDictionary<string, FormElement> _elements = FormElement.ByName(template);

    public Value Self => Value.Missing;

    public DateOnly Today => day;

    public Value Get(string name) =>
        decided is not null && decided.TryGetValue(name, out var value) ? value
        : _elements.TryGetValue(name, out var element) ? answers.Values.GetValueOrDefault(element.Question.Name)
        : Value.Missing;

    public IReadOnlyList<Value> GetAll(string name) => _elements.TryGetValue(name, out var element)
        ? element.Group is { } group ? [.. Lines(group.Name).Select(line => line.Values.GetValueOrDefault(element.Question.Name))] : [Get(name)]
        : [.. Lines(name).Select(_ => Value.True)];

    public Value Previous(string name) => Value.Missing;

    public Option? Option(string list, string value) =>
        template.OptionLists.FirstOrDefault(options => options.Code == list)?.Options.FirstOrDefault(option => option.Value == value);

    public string? ListOf(string name) => _elements.GetValueOrDefault(name)?.Question.OptionList;

    public Value Unit(string attribute) => Value.Of(unit.GetValueOrDefault(attribute));

    private List<AnswerLine> Lines(string group) => answers.Lines.GetValueOrDefault(group) ?? [];
}
