using System.Diagnostics;
using System.Text;
using System.Text.Json;
using SurveyPlatform.Server;

namespace SurveyPlatform.Tests.Server;

/// <summary><c>expr eval</c> as a script runs it.</summary>
public sealed class ExprCommandTests
{
    [Fact]
    public async Task Every_line_is_answered_by_one_line()
    {
        (string Line, string Answer)[] lines =
        [
            ("""{"expression": "0.1 + ${a} = 0.3", "answers": {"a": 0.2}}""", """{"value":true,"type":"boolean"}"""),
            ("""{"expression": "1 div 3"}""", """{"value":0.3333333333333333333333333333,"type":"number"}"""),
            ("""{"expression": "${none} + 1", "answers": {"a": null}}""", """{"value":null,"type":"missing"}"""),
            ("""{"expression": "concat('Xã ', ${x})", "answers": {"x": "Nhơn Lý"}}""", """{"value":"Xã Nhơn Lý","type":"text"}"""),
            ("""{"expression": "date(${d} + 1)", "answers": {"d": "2023-09-14"}}""", """{"value":"2023-09-15","type":"date"}"""),
            ("""{"expression": "${d}", "answers": {"d": {"text": "2023-09-14"}}}""", """{"value":"2023-09-14","type":"text"}"""),
            ("""{"expression": "today()", "today": "2023-09-15"}""", """{"value":"2023-09-15","type":"date"}"""),
            ("""{"expression": "now()", "now": "2023-09-15T08:30:00+07:00"}""", """{"value":"2023-09-15T08:30:00+07:00","type":"text"}"""),
            ("""{"expression": "sum(${down})", "answers": {"down": [100, null, 50.5]}}""", """{"value":150.5,"type":"number"}"""),
            ("""{"expression": "count(${lines}) * ${down} + position(..)", "line": 1, "answers": {"lines": [{"down": 100}, {"down": 7}, {}]}}""", """{"value":23,"type":"number"}"""),
            ("""{"expression": ". > previous('x') and unit('kind') = 'commune'", "self": 5, "previous": {"x": 3}, "unit": {"kind": "commune"}}""", """{"value":true,"type":"boolean"}"""),
            ("""{"expression": "once(1)", "stored": 7}""", """{"value":7,"type":"number"}"""),
            ("""{"expression": "1 + ${a} and summ(1)"}""", """{"error":"Character 14: write sum() instead of summ().","position":14,"code":"templates.expression-write-instead","fix":"sum()"}"""),
            ("""{"expression": "(1 +"}""", """{"error":"The expression stops too early; something is missing at its end.","position":5,"code":"templates.expression-incomplete"}"""),
            ("", """{"error":"The line is not JSON.","position":null}"""),
            ("""{"expression": "1", "answers": {"a": """, """{"error":"The line is not JSON.","position":null}"""),
            ("""{"expression": "${a}", "answers": {"a": {"x": 1}}}""", """{"error":"This cannot be read: answers.a.","position":null}"""),
            ("""{"expression": "${a}", "answers": {"a": 1e99}}""", """{"error":"This cannot be read: answers.a.","position":null}"""),
            ("""{"expression": "${a}", "answers": [1]}""", """{"error":"This cannot be read: answers.","position":null}"""),
            ("""{"expression": "today()", "today": "yesterday"}""", """{"error":"This cannot be read: today.","position":null}"""),
            ("""{"expression": "'\ud800'"}""", """{"error":"A text holds half a character.","position":null}"""),
            ("""{"expression": "regex('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '(a*)*b')"}""", """{"value":false,"type":"boolean"}"""),
        ];

        var (code, output, error) = await RunAsync(string.Join('\n', lines.Select(line => line.Line)) + "\n");

        (code, error).ShouldBe((0, ""));
        output.ShouldBe([.. lines.Select(line => line.Answer)]);
    }

    [Fact]
    public async Task What_is_no_object_with_an_expression_is_told_so()
    {
        var (_, output, _) = await RunAsync("[]\n7\n{}\n{\"expression\": 5}\nnull");
        output.Length.ShouldBe(5);
        output.ShouldAllBe(line => line.StartsWith("{\"error\":\"A line is a JSON object with an expression", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_that_is_too_long_is_refused_and_the_next_is_answered()
    {
        var tooLong = """{"expression": "1", "answers": {"a": "many"}}""".Replace("many", new string('x', 3_000_000));
        var (code, output, _) = await RunAsync($"{tooLong}\r\n{{\"expression\": \"1\"}}\r\n");
        code.ShouldBe(0);
        JsonDocument.Parse(output[0]).RootElement.GetProperty("error").GetString()!.ShouldContain("1000000");
        output[1..].ShouldBe(["""{"value":1,"type":"number"}"""]);
    }

    [Fact]
    public async Task Random_bytes_are_answered_line_by_line()
    {
        var random = new Random(2023);
        var bytes = new byte[200_000];
        random.NextBytes(bytes);
        var (code, output, error) = await RunAsync(bytes);
        (code, error).ShouldBe((0, ""));
        output.Length.ShouldBe(bytes.Count(value => value == (byte)'\n') + (bytes[^1] == (byte)'\n' ? 0 : 1));
    }

    private static Task<(int Code, string[] Output, string Error)> RunAsync(string input) => RunAsync(Encoding.UTF8.GetBytes(input));

    private static async Task<(int Code, string[] Output, string Error)> RunAsync(byte[] input)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(ServerHost).Assembly.Location, "expr", "eval"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = utf8,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.BaseStream.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries), await error);
    }
}
