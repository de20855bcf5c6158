using System.Text.Json;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Tests.Templates;

/// <summary>Whatever is written is read or refused, and what is read ends. Nothing here is timed: what did not end would never be green.</summary>
public class HostileExpressionTests
{
    private static readonly JsonScope Scope = new(JsonDocument.Parse(
        $$"""{"values": {"t": "{{new string('a', 4000)}}", "n": 98.75}, "lines": {"down": [1, 2]}, "line": 0}""").RootElement);

    public static TheoryData<string> Patterns =>
    [
        "(a*)*b", "(a|a)*b", "(a|aa)+b", "((a*)*)*b", "(a?){300}a{300}", "(.*)(.*)(.*)(.*)(.*)b", "(a{1,15}){1,15}b", "([a-z]+)*[0-9]", "(^a*$)*b", "(()*)*", "(a||b)*c", "(|a)+b",
        string.Concat(Enumerable.Repeat("(", 63)) + "a" + string.Concat(Enumerable.Repeat(")*", 63)), string.Concat(Enumerable.Repeat("a?", 450)) + "b", string.Concat(Enumerable.Repeat("[a-zà-ỹ]*", 300)),
    ];

    [Theory, MemberData(nameof(Patterns))]
    public void A_hostile_pattern_is_matched_in_as_many_moves_as_the_text_has_characters_times_its_steps(string pattern)
    {
        var expression = Expression.Parse($"regex(${{t}}, '{pattern}')").Require();
        expression.Evaluate(Scope).IsMissing.ShouldBeFalse();
        JsonDocument.Parse(expression.ToJson()).RootElement[2].GetArrayLength().ShouldBeLessThanOrEqualTo(1000);
    }

    [Theory]
    [InlineData("((((((((((a{9}){9}){9}){9}){9}){9}){9}){9}){9}){9})")]
    [InlineData("(a{1000}){1000}")]
    [InlineData("a{9999}")]
    public void A_pattern_that_would_grow_beyond_its_bounds_is_refused_before_it_does(string pattern) =>
        Expression.Parse($"regex('a', '{pattern}')").Problems.ShouldHaveSingleItem().Code.ShouldBe("templates.pattern-too-large");

    [Fact]
    public void A_pattern_is_nested_no_deeper_than_an_expression()
    {
        foreach (var open in new[] { "(", "(?:", "(a|", "([a", "(a*" })
        {
            Expression.Parse($"regex('a', '{string.Concat(Enumerable.Repeat(open, 3900 / open.Length))}')").Succeeded(out _).ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("pow(")]
    [InlineData("sqrt(")]
    [InlineData("once(")]
    [InlineData("translate(")]
    [InlineData("regex(regex(")]
    [InlineData("label(")]
    [InlineData("position(")]
    [InlineData("indexed-repeat(${down}, ${lines}, ")]
    [InlineData("selected-at(1,")]
    [InlineData("format-date(now(),")]
    public void Calls_nested_by_the_thousand_are_refused(string call) =>
        Expression.Parse(string.Concat(Enumerable.Repeat(call, 4000 / call.Length))).Succeeded(out _).ShouldBeFalse();

    [Fact]
    public void The_largest_powers_and_roots_stay_within_their_bounds()
    {
        var tower = string.Concat(Enumerable.Repeat("pow(", 60)) + "9999999999999999999999999999" + string.Concat(Enumerable.Repeat(", 100)", 60));
        Expression.Parse(tower).Require().Evaluate(Scope).ShouldBe(Value.Missing);
        var many = string.Join(" + ", Enumerable.Repeat("pow(1.000000000000000000000000001, -100)", 90));
        Expression.Parse(many).Require().Evaluate(Scope).Kind.ShouldBe(ValueKind.Number);
        var roots = string.Concat(Enumerable.Repeat("sqrt(", 60)) + "${n}" + new string(')', 60);
        Expression.Parse(roots).Require().Evaluate(Scope).Kind.ShouldBe(ValueKind.Number);
    }

    [Fact]
    public void Random_text_is_read_or_refused_at_a_character_of_its_own_and_never_throws()
    {
        string[] pieces =
        [
            "1", ".5", "'a'", "\"b\"", "${n}", "${", "}", "(", ")", ",", "+", "-", "*", " div ", " mod ", " and ", " or ", "=", "!=", "<", "<=", ".", "..", "position(", "regex(${t}, '", "[a-", "{2,", "\\d",
            "(?=", "|", "^", "$", "label(", "lookup('l', ", "once(", "sum(", "if(", "not(", "true()", "now()", " ", "\u00a0", "🏡", "\ud83c", "đ", "\0", "==", "≤", "jr:choice-name(", "'${n}'", "pulldata('", "indexed-repeat(",
        ];
        var random = new Random(20230915);
        var read = 0;
        for (var round = 0; round < 30_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => pieces[random.Next(pieces.Length)]));
            var parsed = random.Next(2) == 0 ? Expression.Parse(text) : Expression.ParseFilter(text);
            if (parsed.Succeeded(out var expression))
            {
                read++;
                expression.Evaluate(Scope);
                ExpressionTypes.Of(expression, _ => ExpressionType.Unknown);
            }
            else if (parsed.Problems.FirstOrDefault(problem => problem.Arguments["position"] is not int position || position < 1 || position > text.Length + 1) is { } lost)
            {
                Assert.Fail($"{text}: {lost.Message}");
            }
        }

        read.ShouldBeGreaterThan(500);
    }
}
