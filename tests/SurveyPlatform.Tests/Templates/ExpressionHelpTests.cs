using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;
using SurveyPlatform.Web.Pages.Templates;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Tests.Templates;

/// <summary>What is told of functions is all there and true.</summary>
public sealed class ExpressionHelpTests
{
    [Fact]
    public void Every_function_is_told_of_in_both_languages()
    {
        ExpressionHelp.Functions.Select(entry => entry.Name).Order(StringComparer.Ordinal).ShouldBe(Expression.Functions);
        var missing = from language in Texts.Languages
                      from function in Expression.Functions
                      from text in new[] { $"function.{function}.signature", $"function.{function}.help" }
                      where !Texts.All(language).ContainsKey(text)
                      select $"{language}: {text}";
        missing.ShouldBeEmpty();
    }

    [Fact]
    public void A_signature_is_the_name_with_as_many_arguments_as_the_function_takes() =>
        Texts.Languages.SelectMany(language => Expression.Functions.Select(function => (function, Signature: Texts.All(language)[$"function.{function}.signature"])))
            .Where(pair => !pair.Signature.StartsWith($"{pair.function}(", StringComparison.Ordinal) || Refused(pair.function, pair.Signature))
            .ShouldBeEmpty();

    [Theory, MemberData(nameof(Examples))]
    public void Each_example_gives_what_is_said(string example, string gives) =>
        Expression.Parse(example).Require().Evaluate(new Sample()).ToString().ShouldBe(gives);

    [Fact]
    public void An_example_shows_its_own_function() =>
        ExpressionHelp.Functions.Where(entry => !entry.Example.Contains($"{entry.Name}(", StringComparison.Ordinal)).ShouldBeEmpty();

    public static TheoryData<string, string> Examples
    {
        get
        {
            var examples = new TheoryData<string, string>();
            foreach (var entry in ExpressionHelp.Functions)
            {
                examples.Add(entry.Example, entry.Gives.ToString());
            }

            return examples;
        }
    }

    /// <summary>With the least and the most arguments that the signature shows there is no word of their number.</summary>
    private static bool Refused(string function, string signature)
    {
        var all = signature[(function.Length + 1)..^1].Split(", ", StringSplitOptions.RemoveEmptyEntries);
        string[] least = [.. all.Where(argument => argument[0] is not ('[' or '…'))];
        return new[] { least, all }.Any(arguments => Expression.Parse($"{function}({string.Join(", ", arguments.Select(Written))})").Problems
            .Any(problem => problem.Code == "templates.expression-arguments"));
    }

    private static string Written(string argument) => argument[0] switch
    {
        '\'' => "'a'",
        '.' => "..",
        _ => "${a}",
    };

    /// <summary>What the page says that the examples assume.</summary>
    private sealed class Sample : IEvaluationScope
    {
        private static readonly Dictionary<string, Value> Head = new()
        {
            ["staff"] = Value.Of(12m),
            ["computers"] = Value.Of(10m),
            ["level"] = Value.Of("high"),
            ["funded"] = Value.Of("district other"),
            ["since"] = Value.Of(new DateOnly(2023, 9, 14)),
        };

        public Value Self => Value.Of(12m);

        public DateOnly Today => new(2023, 9, 15);

        public DateTimeOffset Now => new(2023, 9, 15, 8, 30, 0, TimeSpan.FromHours(7));

        public int? Line => 1;

        public Value Get(string name) => name == "down" ? Value.Missing : Head.GetValueOrDefault(name);

        public IReadOnlyList<Value> GetAll(string name) => name switch
        {
            "down" => [Value.Of(100m), Value.Missing, Value.Of(50.5m)],
            "lines" => [Value.True, Value.True, Value.True],
            _ => [Get(name)],
        };

        public Value Previous(string name) => name == "staff" ? Value.Of(10m) : Value.Missing;

        public Value Unit(string attribute) => attribute == "kind" ? Value.Of("commune") : Value.Missing;

        public string? ListOf(string name) => name switch { "funded" => "sources", "level" => "levels", _ => null };

        public Option? Option(string list, string value) => (list, value) switch
        {
            ("sources", "district") => new("district", new("Ngân sách huyện")),
            ("sources", "other") => new("other", new("Nguồn khác")),
            ("levels", "high") => new("high", new("Cao"), new Dictionary<string, string> { ["score"] = "3" }),
            _ => null,
        };
    }
}
