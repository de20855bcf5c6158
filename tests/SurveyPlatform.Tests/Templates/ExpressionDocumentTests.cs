using System.Text.Json;
using System.Text.RegularExpressions;
using SurveyPlatform.Templates.Expressions;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Templates;

/// <summary>docs/expressions.md says what is so: its examples are run and its functions are all there.</summary>
public partial class ExpressionDocumentTests
{
    private const string Scope =
        """
        {"self": 12, "today": "2023-09-15", "now": "2023-09-15T08:30:00+07:00", "line": 2, "listOf": {"funded": "sources"},
         "options": {"sources": {"district": {"label": "Huyện", "columns": {"budget": "local"}}, "other": {"label": "Khác", "columns": {"budget": "any"}}}}, "values": {"staff": 12, "computers": 10, "lan": "yes", "funded": "district other", "since": {"date": "2023-09-14"}},
         "lines": {"down": [100, null, 50.5]}, "previous": {"staff": 10}, "unit": {"kind": "commune"}}
        """;

    private static readonly string Document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "expressions.md"));

    [Fact]
    public void Every_example_gives_what_the_document_says()
    {
        using var scope = JsonDocument.Parse(Scope);
        var examples = Examples();
        examples.Count.ShouldBeGreaterThan(60);
        examples.Where(example => Gives(example.Expression, scope.RootElement) != example.Gives).ShouldBeEmpty();
    }

    [Fact]
    public void Every_function_has_an_example_and_a_vector()
    {
        var examples = string.Concat(Examples().Select(example => example.Expression));
        var vectors = string.Concat(ExpressionVectors.Cases.Select(row => (string)row[1]));
        Expression.Functions.Where(name => !examples.Contains($"{name}(") || !vectors.Contains($"{name}(")).ShouldBeEmpty();
    }

    private static string Gives(string expression, JsonElement scope)
    {
        var value = Expression.Parse(expression).Require().Evaluate(new JsonScope(scope));
        return value.IsMissing ? "missing" : value.ToString();
    }

    private static List<(string Expression, string Gives)> Examples() =>
    [
        .. Document.Split("| expression | gives |").Skip(1).SelectMany(table => table.Split("\n\n")[0].Split('\n'))
            .Select(line => Row().Match(line)).Where(match => match.Success).Select(match => (match.Groups["expression"].Value, match.Groups["gives"].Value)),
    ];

    [GeneratedRegex(@"^\| `(?<expression>[^`]+)` \| (?<gives>[^|]*?) \|", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();
}
