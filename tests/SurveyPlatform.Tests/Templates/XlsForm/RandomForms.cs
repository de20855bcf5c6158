using SurveyPlatform.Shared;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Tests.Templates.XlsForm;

/// <summary>Forms with a bit of everything, and texts that a spreadsheet might take for something else. The same seed gives the same form.</summary>
internal sealed class RandomForms(int seed)
{
    private static readonly string[] Texts =
    [
        "Số người", "=1+1", "+84 256", "-1", "@SUM(A1)", "'nháy", "\"ngoặc\"", "<script>alert(1)</script>", "dòng 1\ndòng 2", "_x0041_", "_x005F_", "1.0", "TRUE", "2023-09-15", "00123",
        "𠮷 surrogate 🙂", "tab\tở giữa", "&amp; và &lt;", "a  hai khoảng trắng", "yes", "no", "${n1}", "Ơ Ư ắ ậ", "begin_group", "#REF!",
    ];

    private readonly Random _random = new(seed);
    private readonly List<string> _figures = [];
    private int _count;

    public FormTemplate Form()
    {
        List<OptionList> lists = [.. Enumerable.Range(1, 3).Select(List)];
        return new($"form-{seed}", Text(), lists, [.. Enumerable.Range(1, 1 + _random.Next(4)).Select(number => Section(number, lists))], Maybe(Text), Maybe(Text));
    }

    private OptionList List(int number)
    {
        string[] columns = ["district", "label", "name", "Cấp", "sp_own", "a:b", "list name"];
        return new($"list-{number}", [.. Enumerable.Range(1, 1 + _random.Next(5)).Select(option => new Option($"{option}{(number == 2 ? "-x" : "")}", Text(),
            columns.Where(_ => _random.Next(4) == 0).ToDictionary(column => column, _ => Words()) is { Count: > 0 } held ? held : null))]);
    }

    private Section Section(int number, List<OptionList> lists)
    {
        var (relevant, items) = (Rule(), new List<Item>());
        for (var item = _random.Next(5); item >= 0; item--)
        {
            items.Add(_random.Next(6) switch
            {
                0 => new Note(Text(), Rule()),
                1 => Table(lists),
                2 => Lines(lists),
                _ => Question(lists, keeps: true),
            });
        }

        // A section may be called what a question is called.
        return new(_figures.Count > 0 && _random.Next(3) == 0 && number == 1 ? _figures[0] : $"section-{number}", Text(), items, Maybe(Text), relevant);
    }

    private Table Table(List<OptionList> lists)
    {
        var (relevant, columns) = (Rule(), 1 + _random.Next(3));
        return new($"table{++_count}", Text(), [.. Enumerable.Range(0, columns).Select(_ => new TableColumn(Text(), Maybe(Text)))],
            [.. Enumerable.Range(0, 1 + _random.Next(3)).Select(row => new TableRow(Maybe(() => $"{row}.1"), Text(), [.. Enumerable.Range(0, columns).Select(_ => Question(lists, keeps: true))]))], relevant);
    }

    private LineGroup Lines(List<OptionList> lists) => new($"lines{++_count}", Text(), [.. Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => Question(lists, keeps: false))], Maybe(Text),
        _random.Next(2), _random.Next(2) == 0 ? 5000 : 40, Rule());

    private Question Question(List<OptionList> lists, bool keeps)
    {
        var type = Enum.GetValues<QuestionType>()[_random.Next(Enum.GetValues<QuestionType>().Length)];
        var name = $"n{++_count}";
        var isFigure = type is QuestionType.Integer or QuestionType.Decimal or QuestionType.Percent or QuestionType.Money;
        var isText = type is QuestionType.Text or QuestionType.LongText;
        var question = new Question(name, type, Text())
        {
            Number = Maybe(() => "1.10"),
            Hint = Maybe(Text),
            UnitOfMeasure = Maybe(Text),
            Measure = MaybeValue(() => (Measure)_random.Next(2)),
            Min = isFigure ? MaybeValue(() => -1.50m) : null,
            Max = isFigure ? MaybeValue(() => 99_999_999_999_999.5m) : null,
            Decimals = type is QuestionType.Decimal or QuestionType.Percent ? MaybeValue(() => _random.Next(5)) : null,
            MaxLength = isText ? MaybeValue(() => 1 + _random.Next(500)) : null,
            OptionList = type is QuestionType.SelectOne or QuestionType.SelectMany ? lists[_random.Next(lists.Count)].Code : null,
            Required = _random.Next(4) switch { 0 => "true()", 1 => Rule(), 2 => "false()", _ => null },
            Relevant = Rule(),
            Calculation = isFigure ? Rule() is { } rule ? $"if({rule}, 1, 0.5)" : null : null,
            Constraint = isFigure ? Maybe(() => ". != 13 or . = 13") : null,
            ConstraintMessage = Maybe(Text),
            Checks = Maybe<IReadOnlyList<Check>>(() => [new($"check-{name}", (Severity)_random.Next(2), "true() or 1 = 1", Text()), new($"again-{name}", Severity.Soft, "true()", Text())]),
            ComparePrevious = _random.Next(3) == 0,
            Definition = Maybe(Text),
            Element = Maybe(() => $"old_{name}"),
        };
        if (keeps && isFigure)
        {
            _figures.Add(name);
        }

        return question;
    }

    /// <summary>Reads only what came before, so that nothing goes round in a circle.</summary>
    private string? Rule() => _figures.Count == 0 || _random.Next(2) == 0 ? null : $"${{{_figures[_random.Next(_figures.Count)]}}} >= {_random.Next(100)}";

    private LocalizedText Text() => new(Words(), Maybe(Words));

    private string Words() => Texts[_random.Next(Texts.Length)];

    private T? Maybe<T>(Func<T> make)
        where T : class => _random.Next(2) == 0 ? null : make();

    private T? MaybeValue<T>(Func<T> make)
        where T : struct => _random.Next(2) == 0 ? null : make();
}
