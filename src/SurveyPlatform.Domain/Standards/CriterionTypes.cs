using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Standards;

/// <summary>Whether the types of a criterion's expressions go together, by the newest version of the form that asks what they read.</summary>
internal sealed class CriterionTypes
{
    private static readonly string[] YesNo = ["yes", "no"];

    private readonly Dictionary<string, FormElement> _elements = new(StringComparer.Ordinal);

    private readonly Dictionary<string, string[]> _choices = new(StringComparer.Ordinal);

    public CriterionTypes(IReadOnlyList<FormTemplate> templates)
    {
        foreach (var template in templates)
        {
            foreach (var (name, element) in FormElement.ByName(template))
            {
                _elements[name] = element;
            }

            foreach (var list in template.OptionLists)
            {
                _choices[list.Code] = [.. list.Options.Select(option => option.Value)];
            }
        }
    }

    public IReadOnlyList<Problem> Condition(string? text) => Check(text, (types, tree) => types.VisitCondition(tree));

    /// <summary>A number, or a truth that counts as one or nothing.</summary>
    public IReadOnlyList<Problem> Figure(string text)
    {
        var type = ExpressionType.Unknown;
        var problems = Check(text, (types, tree) => type = types.Visit(tree));
        return type is ExpressionType.Text or ExpressionType.Date ? [.. problems, StandardsProblems.NotAFigure] : problems;
    }

    /// <summary>What does not parse is told by who parses it.</summary>
    private IReadOnlyList<Problem> Check(string? text, Action<TypeCheck, Node> visit)
    {
        if (string.IsNullOrWhiteSpace(text) || !Expression.Parse(text).Succeeded(out var expression))
        {
            return [];
        }

        var types = new TypeCheck(new(TypeOf) { ChoicesOf = ChoicesOf });
        visit(types, expression.Tree);
        var reads = Reads.Of(expression.Tree);
        return
        [
            .. types.Problems,
            .. reads.Single.Where(read => _elements.GetValueOrDefault(read.Name)?.Group is not null).Select(read => TemplateProblems.NeedsAggregate(read.Name, read.Position)),
            .. reads.Unit.Where(read => !FormFunctions.UnitAttributes.Contains(read.Name, StringComparer.Ordinal))
                .Select(read => TemplateProblems.UnknownUnitAttribute(read.Name, read.Position, FormFunctions.UnitAttributes)),
        ];
    }

    private ExpressionType TypeOf(string name) => _elements.TryGetValue(name, out var element) ? ExpressionTypes.Of(element.Question.Type) : ExpressionType.Unknown;

    private string[]? ChoicesOf(string name) => !_elements.TryGetValue(name, out var element) ? null
        : element.Question.Type == QuestionType.YesNo ? YesNo
        : element.Question.OptionList is { } list ? _choices.GetValueOrDefault(list) : null;
}
