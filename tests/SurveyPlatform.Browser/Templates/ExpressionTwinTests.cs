using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Playwright;
using SurveyPlatform.Browser.Ground;
using SurveyPlatform.Templates.Expressions;
using SurveyPlatform.Tests.Templates;

namespace SurveyPlatform.Browser.Templates;

/// <summary>The browser's evaluator against the server's: the same file of vectors, and random expressions.</summary>
public sealed class ExpressionTwinTests
{
    private const string Address = "http://twin.test/";

    private static readonly string[] Scopes =
    [
        """
        {"self": 12, "today": "2023-09-14", "now": "2023-09-14T21:05:09+07:00", "line": 1, "stored": "kept", "listOf": {"choices": "list", "text": "list"},
         "options": {"list": {"a": {"label": "Chữ a", "columns": {"c": "2.5"}}, "12": {"label": "Mười hai"}}},
         "values": {"number": 98.75, "text": "Nhơn Lý", "day": {"date": "2024-02-29"}, "choices": "a b 12", "truth": true},
         "lines": {"down": [100, null, 50.5], "lines": [true, true]}, "previous": {"number": 90}, "unit": {"kind": "commune"}}
        """,
        """
        {"self": "a b", "today": "1969-12-31", "now": "1970-01-01T06:59:59+07:00", "listOf": {"choices": "list"},
         "options": {"list": {"b": {"label": "Chữ bê", "columns": {"c": "", "d": "x"}}, "1": {"label": "🏡"}}},
         "values": {"number": {"number": "-0.0000000000000000000000000003"}, "text": "2023-09-14T23:59:59Z", "day": {"date": "0001-01-01"}, "choices": "", "truth": false},
         "lines": {"down": [], "lines": []}, "columns": {"name": "b", "c": "540", "d": null}}
        """,
        """
        {"self": {"date": "9999-12-31"}, "today": "2024-02-29", "line": 0, "stored": 3, "listOf": {},
         "values": {"number": {"number": "7922816251426433759354395033"}, "text": "  a  \n ý 🏡 ", "day": {"date": "9999-12-31"}, "choices": "1", "truth": null},
         "lines": {"down": ["x", true, {"date": "2023-01-31"}], "lines": [true]}, "previous": {"number": 0}, "unit": {"kind": "operator"}, "columns": {"name": "2", "c": "1.5", "d": "a"}}
        """,
    ];

    /// <summary>Reads values and scopes as the vectors write them; gives [kind, text] for each case.</summary>
    private const string Harness =
        """
        async (cases) => {
            const { evaluate, kindOf, parseDate, show } = await import('/expressions.js');
            const decimal = await import('/decimal.js');
            const read = (json) => json === null || json === undefined || json === '' ? null
                : typeof json === 'number' ? decimal.read(String(json))
                : typeof json !== 'object' ? json
                : json.date ? parseDate(json.date) : decimal.read(json.number);
            return JSON.parse(cases).map(({ tree, scope }) => {
                const get = (group) => (name) => read(scope[group]?.[name]);
                const today = scope.today ?? '2023-09-14';
                const value = evaluate(tree, {
                    self: read(scope.self), today: parseDate(today), get: get('values'), previous: get('previous'), unit: get('unit'), column: get('columns'),
                    now: scope.now ?? `${today}T00:00:00+07:00`, line: scope.line ?? null, stored: read(scope.stored),
                    option: (list, value) => scope.options?.[list]?.[value] ?? null, listOf: (name) => scope.listOf?.[name] ?? null,
                    getAll: (name) => scope.lines?.[name] ? scope.lines[name].map(read) : [get('values')(name)],
                });
                return [kindOf(value), show(value)];
            });
        }
        """;

    [ChromiumFact]
    public async Task The_browser_gives_what_every_vector_says()
    {
        var cases = ExpressionVectors.Cases.Select(row => (Text: (string)row[1], Expected: JsonDocument.Parse((string)row[2]).RootElement, Scope: (string)row[3]))
            .Where(row => row.Expected.ValueKind != JsonValueKind.Object || !row.Expected.TryGetProperty("error", out _)).ToList();
        cases.Count.ShouldBeGreaterThan(300);

        var given = await InBrowserAsync(cases.Select(row => (row.Text, row.Scope)));

        Differences(cases.Select(row => (row.Text, Told(ExpressionVectors.Read(row.Expected)))), given).ShouldBeEmpty();
    }

    [ChromiumFact]
    public async Task The_browser_and_the_server_agree_on_random_expressions()
    {
        var random = new RandomExpressions(seed: 2023);
        foreach (var written in Scopes)
        {
            using var scope = JsonDocument.Parse(written);
            random.HasColumns = scope.RootElement.TryGetProperty("columns", out _);
            var texts = Enumerable.Range(0, 5000).Select(_ => random.Next()).Where(text => text.Length < Expression.MaxLength).ToList();

            var given = await InBrowserAsync(texts.Select(text => (text, written)));

            var expected = texts.ConvertAll(text => (text, Told(ExpressionVectors.Parse(text, scope.RootElement).Require().Evaluate(new JsonScope(scope.RootElement)))));
            Differences(expected, given).ShouldBeEmpty();
            expected.Count(pair => pair.Item2.Length > 8).ShouldBeGreaterThan(1000);
        }
    }

    private static string Told(Value value)
    {
        var kind = value.Kind == ValueKind.Text ? "string" : value.Kind.ToString().ToLowerInvariant();
        return $"{kind} {value}";
    }

    private static IEnumerable<string> Differences(IEnumerable<(string Text, string Expected)> expected, string[][] given) =>
        expected.Zip(given, (pair, gave) => (pair.Text, pair.Expected, Gave: $"{gave[0]} {gave[1]}"))
            .Where(row => !string.Equals(row.Expected, row.Gave, StringComparison.Ordinal))
            .Select(row => $"{row.Text} → {row.Gave}, not {row.Expected}").Take(20);

    private static async Task<string[][]> InBrowserAsync(IEnumerable<(string Text, string Scope)> cases)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var page = await browser.NewPageAsync();
        await page.RouteAsync($"{Address}**", route => route.Request.Url.EndsWith(".js", StringComparison.Ordinal)
            ? route.FulfillAsync(new() { ContentType = "text/javascript; charset=utf-8", Path = Path.Combine(ScriptFolder(), Path.GetFileName(route.Request.Url)) })
            : route.FulfillAsync(new() { ContentType = "text/html", Body = "<!doctype html>" }));
        await page.GotoAsync(Address);
        var json = $"[{string.Join(',', cases.Select(item => $$"""{"tree":{{TreeOf(item.Text, item.Scope)}},"scope":{{item.Scope}}}"""))}]";
        return await page.EvaluateAsync<string[][]>(Harness, json);
    }

    private static string TreeOf(string text, string scope)
    {
        using var json = JsonDocument.Parse(scope);
        return ExpressionVectors.Parse(text, json.RootElement).Require().ToJson();
    }

    private static string ScriptFolder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/SurveyPlatform.Web/wwwroot"));
}
