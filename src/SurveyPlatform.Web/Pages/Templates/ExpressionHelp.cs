using SurveyPlatform.Registry;
using SurveyPlatform.Templates.Expressions;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Templates;

/// <summary>
/// What is told of every function: signature and meaning are texts (<c>function.{name}.signature</c>, <c>.help</c>), the examples stand
/// here with their values, which a test works out.
/// </summary>
public static class ExpressionHelp
{
    public enum Group
    {
        Logic,
        Figures,
        Choices,
        Lines,
        Dates,
        Texts,
    }

    public sealed record Entry(string Name, Group Group, string Example, Value Gives);

    /// <summary>The functions of the language, group by group.</summary>
    public static IReadOnlyList<Entry> Functions { get; } = [.. Told.Where(entry => Expression.Functions.Contains(entry.Name, StringComparer.Ordinal))];

    private static readonly string[] UnitAttributes = ["kind", "code", "name", "type"];

    private static IEnumerable<Entry> Told =>
    [
        new("if", Group.Logic, "if(${staff} > 10, 'A', 'B')", Value.Of("A")),
        new("coalesce", Group.Logic, "coalesce(${note}, 0)", Value.Of(0m)),
        new("not", Group.Logic, "not(${staff} > 10)", Value.False),
        new("true", Group.Logic, "true()", Value.True),
        new("false", Group.Logic, "false()", Value.False),
        new("boolean", Group.Logic, "boolean(${staff})", Value.True),
        new("once", Group.Logic, "once(${staff})", Value.Of(12m)),

        new("sum", Group.Figures, "sum(${down})", Value.Of(150.5m)),
        new("count", Group.Figures, "count(${lines})", Value.Of(3m)),
        new("count-non-empty", Group.Figures, "count-non-empty(${down})", Value.Of(2m)),
        new("min", Group.Figures, "min(${down})", Value.Of(50.5m)),
        new("max", Group.Figures, "max(${staff}, ${computers})", Value.Of(12m)),
        new("round", Group.Figures, "round(${computers} * 100 div ${staff}, 1)", Value.Of(83.3m)),
        new("int", Group.Figures, "int(2.9)", Value.Of(2m)),
        new("abs", Group.Figures, "abs(${computers} - ${staff})", Value.Of(2m)),
        new("number", Group.Figures, "number('1500.5')", Value.Of(1500.5m)),
        new("pow", Group.Figures, "pow(2, 10)", Value.Of(1024m)),
        new("sqrt", Group.Figures, "sqrt(144)", Value.Of(12m)),

        new("selected", Group.Choices, "selected(${funded}, 'other')", Value.True),
        new("selected-at", Group.Choices, "selected-at(${funded}, 0)", Value.Of("district")),
        new("count-selected", Group.Choices, "count-selected(${funded})", Value.Of(2m)),
        new("label", Group.Choices, "label(${funded})", Value.Of("Ngân sách huyện, Nguồn khác")),
        new("choice", Group.Choices, "choice('levels', ${level})", Value.Of("Cao")),
        new("lookup", Group.Choices, "number(lookup('levels', ${level}, 'score'))", Value.Of(3m)),

        new("previous", Group.Lines, "${staff} - previous('staff')", Value.Of(2m)),
        new("unit", Group.Lines, "unit('kind') = 'commune'", Value.True),
        new("position", Group.Lines, "position(..)", Value.Of(2m)),
        new("indexed-repeat", Group.Lines, "indexed-repeat(${down}, ${lines}, 3)", Value.Of(50.5m)),

        new("today", Group.Dates, "today()", Value.Of(new DateOnly(2023, 9, 15))),
        new("now", Group.Dates, "now()", Value.Of("2023-09-15T08:30:00+07:00")),
        new("date", Group.Dates, "date('2023-09-14') + 30", Value.Of(new DateOnly(2023, 10, 14))),
        new("format-date", Group.Dates, "format-date(${since}, '%d/%m/%Y')", Value.Of("14/09/2023")),
        new("decimal-date-time", Group.Dates, "decimal-date-time('1970-01-02T12:00')", Value.Of(1.5m)),

        new("concat", Group.Texts, "concat('Xã ', 'Nhơn Lý')", Value.Of("Xã Nhơn Lý")),
        new("join", Group.Texts, "join(', ', 'A', ${note}, 'B')", Value.Of("A, B")),
        new("contains", Group.Texts, "contains('Nhơn Lý', 'Lý')", Value.True),
        new("starts-with", Group.Texts, "starts-with('Nhơn Lý', 'N')", Value.True),
        new("ends-with", Group.Texts, "ends-with('Nhơn Lý', 'n')", Value.False),
        new("regex", Group.Texts, "regex('0912345678', '0[0-9]{9}')", Value.True),
        new("substr", Group.Texts, "substr('Nhơn Lý', 0, 4)", Value.Of("Nhơn")),
        new("string-length", Group.Texts, "string-length('Nhơn Lý')", Value.Of(7m)),
        new("string", Group.Texts, "string(1.50)", Value.Of("1.5")),
        new("normalize-space", Group.Texts, "normalize-space('  a   b ')", Value.Of("a b")),
        new("upper-case", Group.Texts, "upper-case('Nhơn Lý')", Value.Of("NHƠN LÝ")),
        new("lower-case", Group.Texts, "lower-case('NHƠN LÝ')", Value.Of("nhơn lý")),
        new("translate", Group.Texts, "translate('1.234', '.', ',')", Value.Of("1,234")),
    ];

    /// <summary>What attachExpressionEditor (wwwroot/expression-editor.js) takes, but for what is of the form.</summary>
    public static object ForEditor(Texts texts) => new
    {
        functions = Functions.Select(entry => new { name = entry.Name, signature = texts[$"function.{entry.Name}.signature"], help = texts[$"function.{entry.Name}.help"] }),
        unit = UnitAttributes.Select(attribute => new
        {
            value = attribute,
            label = texts[$"expression.unit-{attribute}"],
            options = attribute == "kind" ? Enum.GetValues<UnitKind>().Select(kind => new { value = kind.ToString().ToLowerInvariant(), label = texts.Of("unit-kind", kind) }) : [],
        }),
        help = new { href = "/designer/help/expressions", text = texts["expression-help.title"] },
        texts = new { hint = texts["expression.hint"], list = texts["expression.list"], count = texts["expression.count"], fix = texts["expression.fix"] },
    };
}
