using System.Diagnostics;
using System.Text.Json;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Tests.Templates;

public class ExpressionTests
{
    private static readonly JsonScope Empty = new(JsonDocument.Parse("{}").RootElement);

    [Theory, MemberData(nameof(ExpressionVectors.Cases), MemberType = typeof(ExpressionVectors))]
    public void Every_vector_gives_what_the_file_says(string about, string expression, string expected, string scope)
    {
        using var expectation = JsonDocument.Parse(expected);
        using var given = JsonDocument.Parse(scope);
        var parsed = ExpressionVectors.Parse(expression, given.RootElement);
        if (expectation.RootElement.ValueKind == JsonValueKind.Object && expectation.RootElement.TryGetProperty("error", out var error))
        {
            var problem = parsed.Problems.ShouldHaveSingleItem(about);
            problem.Code.ShouldBe(error.GetString());
            problem.Arguments["position"].ShouldBe(expectation.RootElement.GetProperty("position").GetInt32());
            problem.Arguments.GetValueOrDefault("fix").ShouldBe(expectation.RootElement.TryGetProperty("fix", out var fix) ? fix.GetString() : null);
            return;
        }

        parsed.Require().Evaluate(new JsonScope(given.RootElement)).ShouldBe(ExpressionVectors.Read(expectation.RootElement), about);
    }

    [Fact]
    public void There_are_at_least_400_vectors() => ExpressionVectors.Cases.Count.ShouldBeGreaterThanOrEqualTo(400);

    [Fact]
    public void Every_error_of_meaning_is_told_at_once() =>
        Expression.Parse("xyzzy(1) + not() + previous(2) +").Problems.Select(problem => (problem.Code, problem.Arguments["position"])).ShouldBe(
        [
            ("templates.expression-unknown-function", 1),
            ("templates.expression-arguments", 12),
            ("templates.expression-needs-name", 20),
            ("templates.expression-incomplete", 33),
        ]);

    [Fact]
    public void It_knows_what_it_reads()
    {
        var expression = Expression.Parse("${a} + sum(${b}, ${c} * 2) > previous('d') and unit('kind') = 'x' and . > ${a}").Require();
        expression.References.ShouldBe(["a", "c", "b"]);
        expression.SingleReferences.ShouldBe(["a", "c"]);
        expression.PreviousReferences.ShouldBe(["d"]);
        expression.UnitAttributes.ShouldBe(["kind"]);
        expression.UsesSelf.ShouldBeTrue();
        Expression.Parse("1").Require().UsesSelf.ShouldBeFalse();
    }

    [Fact]
    public void The_tree_goes_to_the_browser_as_json() =>
        Expression.Parse("-${a} + 1.50 - sum(${b}) > 'Lý' or .").Require().ToJson()
            .ShouldBe("""["chain",["chain",["chain",["neg",["$","a"]],"+",["#","1.5"],"-",["sum",["$","b"]]],">","Lý"],"or",["."]]""");

    [Fact]
    public void Whether_it_holds_is_known_or_not()
    {
        Expression.Parse("1 = 1").Require().Holds(Empty).ShouldBe(true);
        Expression.Parse("1 = 2").Require().Holds(Empty).ShouldBe(false);
        Expression.Parse("${a} = 2").Require().Holds(Empty).ShouldBeNull();
    }

    public static TheoryData<string> Hostile =>
    [
        new string('(', 4000), new string('-', 4000), new string('(', 2000) + new string(')', 2000), string.Concat(Enumerable.Repeat("not(", 1000)),
        string.Concat(Enumerable.Repeat("if(1,", 800)), new string('1', 4000), "1" + new string('0', 3990), string.Concat(Enumerable.Repeat("${", 2000)),
        new string('\'', 3999), new string('"', 4000), string.Concat(Enumerable.Repeat("1+", 2000)), string.Concat(Enumerable.Repeat("sum(", 1000)),
        "1e999999999", string.Concat(Enumerable.Repeat("🏡", 2000)), "\0", "'\0'", new string('a', 4000) + "(",
        string.Concat(Enumerable.Repeat("-(", 63)) + "1" + new string(')', 63), new string('.', 4000), string.Concat(Enumerable.Repeat("(1)", 1333)),
    ];

    [Fact]
    public void Half_a_character_is_refused()
    {
        foreach (var text in new[] { "\ud800", "'\udc00'", "${\ud83c}", "a\ud83c", "'🏡\ud83c" })
        {
            Expression.Parse(text).Problems.ShouldHaveSingleItem().Code.ShouldBe("templates.expression-syntax");
        }
    }

    [Theory, MemberData(nameof(Hostile))]
    public void A_hostile_expression_is_refused_or_evaluated_without_harm(string text)
    {
        var watch = Stopwatch.StartNew();
        if (Expression.Parse(text).Succeeded(out var expression))
        {
            expression.Evaluate(Empty);
            expression.ToJson().ShouldNotBeEmpty();
        }

        watch.ElapsedMilliseconds.ShouldBeLessThan(1000);
    }

    [Fact]
    public void Broken_expressions_are_refused_at_a_character_of_theirs()
    {
        var random = new Random(2023);
        var texts = ExpressionVectors.Cases.Select(row => (string)row[1]).Where(text => text.Length > 0).ToArray();
        for (var round = 0; round < 20_000; round++)
        {
            var (first, second) = (texts[random.Next(texts.Length)], texts[random.Next(texts.Length)]);
            var text = first[..random.Next(first.Length)] + second[random.Next(second.Length)..];
            var parsed = Expression.Parse(text);
            parsed.Problems.ShouldAllBe(problem => (int)problem.Arguments["position"]! >= 1 && (int)problem.Arguments["position"]! <= text.Length + 1);
            if (parsed.Succeeded(out var expression))
            {
                expression.Evaluate(Empty);
            }
        }
    }

    [Fact]
    public void A_long_sum_is_wide_and_not_deep()
    {
        var sum = Expression.Parse(string.Join('+', Enumerable.Repeat("1", 2000))).Require();
        sum.Evaluate(Empty).ShouldBe(Value.Of(2000m));
        JsonDocument.Parse(sum.ToJson()).RootElement.GetArrayLength().ShouldBe(4000);
    }

    [Fact]
    public void Depth_and_length_have_a_limit()
    {
        Codes(string.Concat(Enumerable.Repeat("(", 63)) + "1" + new string(')', 63)).ShouldBeEmpty();
        Codes(string.Concat(Enumerable.Repeat("(", 64)) + "1" + new string(')', 64)).ShouldBe(["templates.expression-too-deep"]);
        Codes(string.Concat(Enumerable.Repeat("1 or 1 and 1 = 1 < 1 + 1 * (", 20)) + "1" + new string(')', 20)).ShouldBe(["templates.expression-too-deep"]);
        Codes(new string(' ', 3999) + "1").ShouldBeEmpty();
        Codes(new string(' ', 4000) + "1").ShouldBe(["templates.expression-too-long"]);
    }

    [Fact]
    public void An_overflow_in_a_long_product_stays_missing() =>
        Expression.Parse(string.Join('*', Enumerable.Repeat("99999", 600))).Require().Evaluate(Empty).ShouldBe(Value.Missing);

    [Fact]
    public void A_text_that_grows_is_cut_off_before_it_fills_the_memory()
    {
        var big = string.Concat(Enumerable.Repeat("concat(", 40)) + "'" + new string('x', 300) + "'" + string.Concat(Enumerable.Repeat($",'{new string('y', 20)}')", 40));
        Expression.Parse(big).Require().Evaluate(Empty).AsText!.Length.ShouldBe(1100);
        Expression.Parse($"join('{new string('x', 1000)}', 1, 2, 3, 4, 5, 6)").Require().Evaluate(Empty).ShouldBe(Value.Missing);
    }

    private static IEnumerable<string> Codes(string text) => Expression.Parse(text).Problems.Select(problem => problem.Code);
}
