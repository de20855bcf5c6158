using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Tests.Returns;

/// <summary>One question of each type, one group of lines, one check of each kind.</summary>
public static class SmallForm
{
    public static readonly LocalizedText Label = new("Nhãn");

    public static readonly FormTemplate Form = Of(
        new Question("staff", QuestionType.Integer, Label, Required: "true()", Min: 1, Max: 1000),
        new Question("computers", QuestionType.Integer, Label, Constraint: ". <= 3 * ${staff}", ConstraintMessage: new("Quá nhiều máy"), Checks:
        [
            new("half", Severity.Soft, "${computers} * 2 >= ${staff}", new("Chưa đủ một nửa")),
            new("even", Severity.Hard, ". mod 2 = 0", new("Phải chẵn")),
        ]),
        new Question("share", QuestionType.Percent, Label, Decimals: 1, Calculation: "${computers} * 100 div ${staff}"),
        new Question("price", QuestionType.Money, Label),
        new Question("area", QuestionType.Decimal, Label, Decimals: 2, Min: 0),
        new Question("lan", QuestionType.YesNo, Label),
        new Question("speed", QuestionType.Decimal, Label, Relevant: "${lan} = 'yes'", Required: "${staff} > 5"),
        new Question("payer", QuestionType.SelectOne, Label, OptionList: "payers"),
        new Question("payers", QuestionType.SelectMany, Label, OptionList: "payers"),
        new Question("name", QuestionType.Text, Label, MaxLength: 20),
        new Question("remarks", QuestionType.LongText, Label),
        new Question("since", QuestionType.Date, Label, Constraint: ". <= today()"),
        new Question("seat", QuestionType.Unit, Label),
        new LineGroup("lines", Label,
        [
            new("unit", QuestionType.Unit, Label, Required: "true()"),
            new("down", QuestionType.Decimal, Label, Checks: [new("slow", Severity.Soft, ". >= 10", new("Chậm"))]),
            new("kind", QuestionType.YesNo, Label),
            new("why", QuestionType.Text, Label, Relevant: "${kind} = 'no'", Required: "${down} > 5"),
            new("part", QuestionType.Percent, Label, Decimals: 0, Calculation: "${down} * 100 div sum(${down})"),
        ], MaxLines: 4),
        new Question("total", QuestionType.Decimal, Label, Calculation: "sum(${down})"));

    public static readonly FormContext Context = new()
    {
        Today = new(2023, 9, 14),
        UnitAttributes = new Dictionary<string, string>(StringComparer.Ordinal) { ["kind"] = "commune" },
        UnitExists = code => code.StartsWith("21", StringComparison.Ordinal),
    };

    public static FormTemplate Of(params Item[] items) => new("form", Label,
        [new("payers", [new("district", Label), new("province", Label), new("other", Label)])], [new("s", Label, items)]);

    public static AnswerSet Answers(params (string Name, object Value)[] answers)
    {
        var set = new AnswerSet();
        foreach (var (name, value) in answers)
        {
            set.Values[name] = ValueOf(value);
        }

        return set;
    }

    public static AnswerSet WithLine(this AnswerSet answers, params (string Name, object Value)[] cells)
    {
        answers.Lines.TryAdd("lines", []);
        var line = new AnswerLine { Key = AnswerSet.NextKey(answers.Lines["lines"]) };
        foreach (var (name, value) in cells)
        {
            line.Values[name] = ValueOf(value);
        }

        answers.Lines["lines"].Add(line);
        return answers;
    }

    private static Value ValueOf(object value) => value switch
    {
        int number => Value.Of((decimal)number),
        decimal number => Value.Of(number),
        DateOnly date => Value.Of(date),
        _ => Value.Of((string)value),
    };
}
