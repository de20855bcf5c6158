using SurveyPlatform.Shared;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Browser.Returns;

/// <summary>Forms whose questions hang on one another every way there is, and what people type into them, from a seed.</summary>
internal sealed class RandomForms(int seed)
{
    public const int Lines = 4;

    private const int Removed = 12;

    private static readonly LocalizedText Label = new("Nhãn");
    private static readonly string[] Figures = ["0", "1", "2,5", "-3", "1.500", "12.", "x", "", "", "99999999999999999999999999"];
    private static readonly string[] Texts = ["a", "b", "Nhơn  Lý ", "", "'"];
    private static readonly string[] Choices = ["one", "two", "three", "none", ""];
    private static readonly OptionList List = new("list", [Option("one", "yes"), Option("two", "no"), Option("three", "yes")]);
    private static readonly string[] YesNo = ["yes", "no", ""];

    private readonly Random _random = new(seed);
    private readonly List<string> _head = [];
    private readonly List<string> _column = [];

    public FormTemplate Next()
    {
        _head.Clear();
        _column.Clear();
        return new("random", Label, [List], [.. Enumerable.Range(0, 3).Select(Section)]);
    }

    /// <summary>A field and what is typed into it; or <c>_remove</c> or <c>_keep</c> and a line.</summary>
    public IEnumerable<(string Field, string Typed)> Edits(FormTemplate form, int count)
    {
        var fields = form.Questions.Where(question => !question.IsCalculated).Select(question => (question.Name, question.Type))
            .Concat(form.LineGroups.SelectMany(group => group.Questions.Where(question => !question.IsCalculated), (group, question) => (group, question))
                .SelectMany(pair => Enumerable.Range(0, Lines).Select(line => ($"{pair.group.Name}[{line}].{pair.question.Name}", pair.question.Type))))
            .ToArray();
        var groups = form.LineGroups.Select(group => group.Name).ToArray();
        for (var edit = 0; edit < count; edit++)
        {
            var (field, type) = Pick(fields);
            yield return _random.Next(Removed) == 0
                ? (_random.Next(2) == 0 ? "_remove" : "_keep", $"{Pick(groups)}[{_random.Next(Lines)}]")
                : (field, Pick(type switch { QuestionType.Integer or QuestionType.Decimal => Figures, QuestionType.YesNo => YesNo, QuestionType.SelectOne => Choices, _ => Texts }));
        }
    }

    private Section Section(int number)
    {
        var relevant = Seldom();
        List<Item> items = [];
        for (var at = 0; at < 8; at++)
        {
            items.Add(Question($"q{number}_{at}", _head, isInLine: false));
        }

        items.Add(new Table($"t{number}", Label, [new(Label), new(Label)], Relevant: Seldom(), Rows:
            [.. Enumerable.Range(0, 3).Select(row => new TableRow(null, Label, [Question($"t{number}_{row}a", _head, false), Question($"t{number}_{row}b", _head, false)]))]));
        var group = new LineGroup($"g{number}", Label, Relevant: Seldom(), Questions: [.. Enumerable.Range(0, 5).Select(at => Question($"g{number}_{at}", _column, isInLine: true))]);
        _head.Add($"sum(${{{Pick(_column.Where(name => name.StartsWith("${", StringComparison.Ordinal)).ToArray())[2..^1]}}})");
        _head.Add($"count(${{g{number}}})");
        items.Add(group);
        _column.Clear();
        items.Add(Question($"q{number}_end", _head, isInLine: false));
        return new($"s{number}", Label, items, Relevant: relevant);
    }

    private Question Question(string name, List<string> names, bool isInLine)
    {
        var type = (QuestionType[])[QuestionType.Integer, QuestionType.Decimal, QuestionType.Decimal, QuestionType.YesNo, QuestionType.Text, QuestionType.SelectOne];
        var question = new Question(
            name, Pick(type), Label, Relevant: _random.Next(3) == 0 ? Rule(isInLine) : null, Calculation: _random.Next(2) == 0 && _head.Count + _column.Count > 2 ? Figure(isInLine) : null);
        if (question.Type == QuestionType.SelectOne)
        {
            question = question with { Calculation = null, OptionList = List.Code, ChoiceFilter = _head.Count + _column.Count > 0 ? $"kind = {Name(isInLine)} or name = 'two' and {Rule(isInLine)}" : null };
        }

        names.Add($"${{{name}}}");
        if (isInLine)
        {
            names.Add($"sum(${{{name}}})");
        }

        return question;
    }

    private string? Seldom() => _random.Next(3) == 0 ? Rule(isInLine: false) : null;

    private string? Rule(bool isInLine) => _head.Count + _column.Count == 0 ? null : _random.Next(4) switch
    {
        0 => $"{Name(isInLine)} != 'yes' or {Name(isInLine)} > 1",
        1 => $"coalesce({Name(isInLine)}, 2) >= 1",
        2 => $"not({Name(isInLine)} = 'no')",
        _ => $"{Name(isInLine)} != ''",
    };

    private static Option Option(string value, string kind) => new(value, new($"Nhãn {value}"), new Dictionary<string, string> { ["kind"] = kind });

    private string Figure(bool isInLine) => _random.Next(isInLine ? 8 : 7) switch
    {
        7 => $"position(..) + coalesce({Name(isInLine)}, 0)",
        6 => $"concat(choice('list', {Name(isInLine)}), lookup('list', 'two', 'kind'))",
        0 => $"{Name(isInLine)} + coalesce({Name(isInLine)}, 0.5)",
        1 => $"if({Name(isInLine)} > 1, {Name(isInLine)}, 'no')",
        2 => $"sum({Name(isInLine)}, {Name(isInLine)}, 1)",
        3 => $"{Name(isInLine)} * 100 div {Name(isInLine)}",
        4 => $"{Name(isInLine)} = {Name(isInLine)}",
        _ => Name(isInLine),
    };

    private string Name(bool isInLine) => isInLine && _column.Count > 0 && (_head.Count == 0 || _random.Next(3) > 0) ? Pick(_column) : _head.Count > 0 ? Pick(_head) : "1";

    private T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];
}
