using SurveyPlatform.Shared;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Templates;

/// <summary>Holds an expression against the form around it: every name it reads is there and may be read from where it stands, and its types go together.</summary>
internal sealed class ExpressionCheck(FormTemplate template, IReadOnlyDictionary<string, Part> named)
{
    private static readonly string[] YesNo = ["yes", "no"];

    private readonly Dictionary<string, OptionList> _lists = template.OptionLists.DistinctBy(list => list.Code, StringComparer.Ordinal).ToDictionary(list => list.Code, StringComparer.Ordinal);

    private readonly Dictionary<string, string[]> _choices = template.OptionLists.DistinctBy(list => list.Code, StringComparer.Ordinal)
        .ToDictionary(list => list.Code, list => list.Options.Select(option => option.Value).ToArray(), StringComparer.Ordinal);

    /// <summary>What keeps the form from being worked out: names that are not there.</summary>
    public IEnumerable<Problem> Names(Part part, Expression expression)
    {
        var reads = Reads.Of(expression.Tree);
        return
        [
            .. reads.Single.Concat(reads.All).Where(read => !named.ContainsKey(read.Name)).Select(Unknown),
            .. reads.Previous.Where(read => !named.ContainsKey(read.Name)).Select(UnknownPrevious),
            .. reads.Single.Where(read => HasManyValues(read.Name, part)).Select(read => TemplateProblems.NeedsAggregate(read.Name, read.Position)),
            .. reads.Unit.Where(read => !FormFunctions.UnitAttributes.Contains(read.Name, StringComparer.Ordinal))
                .Select(read => TemplateProblems.UnknownUnitAttribute(read.Name, read.Position, FormFunctions.UnitAttributes)),
        ];
    }

    /// <summary>What can be worked out and never has a value: a form with that is not published.</summary>
    /// <param name="question">For a calculation: the question that it fills in. Else the expression is a condition.</param>
    public IEnumerable<Problem> Meaning(Part part, Expression expression, Question? question)
    {
        var reads = Reads.Of(expression.Tree);
        var types = new TypeCheck(ScopeOf(part.Question));
        return
        [
            .. reads.Columns.SelectMany(read => Column(part.Question?.OptionList, read.Name, read.Position, read.Name)),
            .. reads.Calls.SelectMany(call => Call(part, call)),
            .. question is null ? Condition(types, expression) : Calculation(types, expression, question),
        ];
    }

    public TypeScope ScopeOf(Question? self) => new(TypeOf)
    {
        ChoicesOf = name => named.TryGetValue(name, out var part) && part.Question is { } question ? ChoicesOf(question) : null,
        Self = self is null ? ExpressionType.Unknown : ExpressionTypes.Of(self.Type),
        SelfChoices = self is null ? null : ChoicesOf(self),
    };

    private ExpressionType TypeOf(string name) =>
        !named.TryGetValue(name, out var part) ? ExpressionType.Unknown
        : part.Question is { } question ? ExpressionTypes.Of(question.Type)
        : ExpressionType.Unknown;

    private string[]? ChoicesOf(Question question) => question.Type == QuestionType.YesNo
        ? YesNo
        : question.OptionList is { } code ? _choices.GetValueOrDefault(code) : null;

    private static IReadOnlyList<Problem> Condition(TypeCheck types, Expression expression)
    {
        types.VisitCondition(expression.Tree);
        return types.Problems;
    }

    private IReadOnlyList<Problem> Calculation(TypeCheck types, Expression expression, Question question)
    {
        var type = types.Visit(expression.Tree);
        if (ChoicesOf(question) is { } choices)
        {
            types.VisitChosen(expression.Tree, choices);
        }

        return ExpressionTypes.Fits(type, question.Type) ? types.Problems : [.. types.Problems, TemplateProblems.CalculationType(expression.Tree.Position, type, ExpressionTypes.Of(question.Type))];
    }

    private bool HasManyValues(string name, Part part) =>
        named.TryGetValue(name, out var read) && (read.Group is not null || (read.Lines is { } lines && lines != part.Lines));

    private Problem Unknown(Read read) => TemplateProblems.UnknownReference(read.Name, read.Position, $"${{{read.Name}}}", Near.Of(read.Name, named.Keys) is { } near ? $"${{{near}}}" : null);

    private Problem UnknownPrevious(Read read) => TemplateProblems.UnknownReference(read.Name, read.Position, $"'{read.Name}'", Near.Of(read.Name, named.Keys) is { } near ? $"'{near}'" : null);

    private IEnumerable<Problem> Call(Part part, CallNode call) => call switch
    {
        { Function.Name: "position" } when part.Lines is null => [TemplateProblems.PositionOutsideLines(call.Position)],
        { Function.Name: "indexed-repeat", Arguments: [ReferenceNode name, ReferenceNode group, ..] } when named.TryGetValue(name.Name, out var read) && read.Lines?.Name != group.Name =>
            [TemplateProblems.NotInGroup(name.Position, name.Name, group.Name)],
        { Function.Name: "choice", Arguments: [TextNode list, var value] } => Option(list, value),
        { Function.Name: "lookup", Arguments: [TextNode list, var value, TextNode column] } => Option(list, value).Concat(_lists.ContainsKey(list.Text) ? Column(list.Text, column.Text, column.Position, $"'{column.Text}'") : []),
        { Function.Name: "label", Arguments: [ReferenceNode { Name: var name, Position: var position }] } => Labelled(name, position),
        { Function.Name: "label", Arguments: [_, TextNode { Text: var name, Position: var position }] } => Labelled(name, position),
        _ => [],
    };

    private IEnumerable<Problem> Labelled(string name, int position) => !named.TryGetValue(name, out var part)
        ? [Unknown(new(name, position))]
        : part.Question?.OptionList is null ? [TemplateProblems.ExpressionNeedsChoices(position, name)] : [];

    private IEnumerable<Problem> Option(TextNode list, Node value)
    {
        if (!_lists.TryGetValue(list.Text, out var known))
        {
            return [TemplateProblems.ExpressionUnknownList(list.Position, list.Text, Near.Of(list.Text, _lists.Keys) is { } near ? $"'{near}'" : null)];
        }

        return value is TextNode { Text: var text } && !known.Options.Any(option => option.Value == text)
            ? [TemplateProblems.ExpressionNoSuchChoice(value.Position, text, $"'{text}'", Near.Of(text, known.Options.Select(option => option.Value)) is { } option ? $"'{option}'" : null)]
            : [];
    }

    /// <param name="written">As it stands in the expression.</param>
    private IEnumerable<Problem> Column(string? code, string column, int position, string written)
    {
        if (code is null || !_lists.TryGetValue(code, out var list) || (column == "name" && written == column))
        {
            return [];
        }

        string[] columns = [.. list.Options.SelectMany(option => option.Columns?.Keys ?? []).Distinct(StringComparer.Ordinal)];
        return columns.Contains(column, StringComparer.Ordinal)
            ? []
            : [TemplateProblems.UnknownColumn(position, column, code, written, Near.Of(column, columns) is { } near ? written.Replace(column, near, StringComparison.Ordinal) : null)];
    }
}
