using System.Text.Json;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Tests.Templates;

public sealed class ExpressionTraceTests
{
    private const string Scope =
        """
        {"self": 12, "today": "2023-09-15", "values": {"staff": 12, "computers": 10, "lan": "yes"}, "lines": {"down": [100, null, 50.5]}, "previous": {"staff": 10},
         "unit": {"kind": "commune"}}
        """;

    [Theory, MemberData(nameof(ExpressionVectors.Cases), MemberType = typeof(ExpressionVectors))]
    public void It_comes_to_what_the_compiled_expression_gives(string about, string text, string expected, string scope)
    {
        if (Expression.Parse(text).Succeeded(out var expression))
        {
            var at = new JsonScope(JsonDocument.Parse(scope).RootElement);
            ExpressionTrace.Of(expression, at).Value.ShouldBe(expression.Evaluate(at), $"{about}: {expected}");
        }
    }

    [Theory]
    [InlineData("${staff} > previous('staff')", "${staff}=12 previous('staff')=10")]
    [InlineData(". + sum(${down})", ".=12 ${down}=[100,,50.5]")]
    [InlineData("${none} = ''", "${none}=")]
    [InlineData("if(${lan} = 'yes', ${staff}, ${computers})", "${lan}=yes ${staff}=12")]
    [InlineData("${lan} = 'no' and ${staff} > 1", "${lan}=yes")]
    [InlineData("coalesce(${none}, ${staff}, ${computers})", "${none}= ${staff}=12")]
    [InlineData("unit('kind') = 'commune' and today() > date('2023-01-01')", "unit('kind')=commune today()=2023-09-15")]
    [InlineData("round(-${staff} div (${computers} + ${staff}), 2)", "${staff}=12 ${computers}=10")]
    public void It_says_what_was_read_and_only_that(string text, string read) =>
        string.Join(' ', Trace(text).Readings.Select(reading => $"{reading.Text}={(reading.All is { } all ? $"[{string.Join(',', all)}]" : reading.Value)}")).ShouldBe(read);

    [Theory]
    [InlineData("${staff} > 1 and ${computers} * 2 < ${staff}", "${computers} * 2 < ${staff}", "20 12")]
    [InlineData("${staff} > 1 and ${computers} > 1", null, "")]
    [InlineData("${staff} > 20 or ${lan} = 'yes'", "${lan} = 'yes'", "yes yes")]
    [InlineData("${staff} > 20 or ${lan} = 'no'", null, "")]
    [InlineData("not(${staff} > 1 and ${none} > 1)", "${none} > 1", " 1")]
    [InlineData("${staff} > 1 and (${lan} = 'yes' and (${computers} + 1) * 2 = 5)", "(${computers} + 1) * 2 = 5", "22 5")]
    [InlineData("if(${lan} = 'yes', ${staff} < 5, true())", "${staff} < 5", "12 5")]
    [InlineData("${staff} >= 5", "${staff} >= 5", "12 5")]
    [InlineData("selected(${lan}, 'no')", null, "")]
    public void It_says_which_part_decided(string text, string? decided, string sides)
    {
        var part = Trace(text).Decided;
        part?.Text.ShouldBe(decided);
        (part is null).ShouldBe(decided is null);
        string.Join(' ', part?.Sides.Select(side => side.Value.ToString()) ?? []).ShouldBe(sides);
    }

    [Theory]
    [InlineData("${a} - (${b} - 1) * -(2 + 3)")]
    [InlineData("not(${a} = 'it' or ${b} = \"it's\") and sum(${a}, 1.5) >= 2")]
    [InlineData("substr('Nhơn Lý', 5)")]
    public void A_part_is_written_as_it_was(string text) => Trace($"if({text}, 1, 2) = 1").Decided!.Text.ShouldBe($"if({text}, 1, 2) = 1");

    private static ExpressionTrace Trace(string text) =>
        ExpressionTrace.Of(Expression.Parse(text).Require(), new JsonScope(JsonDocument.Parse(Scope).RootElement));
}
