using System.Diagnostics;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SurveyPlatform.Documents;
using SurveyPlatform.Server;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.XlsForm;
using SurveyPlatform.Tests.Ground;
using SurveyPlatform.Tests.Templates;
using static SurveyPlatform.Tests.Documents.RawWorkbook;

namespace SurveyPlatform.Tests.Server;

/// <summary><c>form check</c>, <c>form import</c> and <c>form export</c> as they are started from a shell.</summary>
public sealed class FormCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Whatever_a_file_is_each_finding_is_a_line_and_never_a_stack_trace()
    {
        var good = await WriteAsync("good.xlsx", WithSurvey(Row(1, "type", "name", "label") + Row(2, "integer", "a", "Số người")).Build());
        var bad = await WriteAsync("bad.xlsx", WithSurvey(Row(1, "type", "name", "label") + Row(2, "integr", "a", "Số\nngười")).Build());
        var empty = await WriteAsync("empty.xlsx", Stream.Null);
        var document = await WriteAsync("form.json", new MemoryStream("{\"code\": 1}"u8.ToArray()));
        (await RunAsync(null, "form", "check", good)).Code.ShouldBe(0);

        string[] files = [good, bad, empty, document, _folder.FullName, Path.Combine(_folder.FullName, "missing.xlsx")];
        var (code, output, error) = await RunAsync(null, ["form", "check", "--json", .. files]);
        code.ShouldBe(1);
        (output + error).ShouldNotContain("   at ");
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var errors = lines.Where(line => line.GetProperty("severity").GetString() == "error").ToList();
        errors.Select(line => line.GetProperty("code").GetString()).ShouldBe(
            ["xlsform.unknown-type", "xlsform.empty-file", "templates.unreadable", "xlsform.no-file", "xlsform.no-file"]);
        (errors[0].GetProperty("sheet").GetString(), errors[0].GetProperty("cell").GetString()).ShouldBe(("survey", "A2"));
        errors[0].GetProperty("fix").GetString()!.ShouldContain("integer");
    }

    [Fact]
    public async Task Plain_lines_name_file_cell_and_severity()
    {
        var bad = await WriteAsync("bad.xlsx", WithSurvey(Row(1, "type", "name", "label") + Row(2, "integr", "a", "Số")).Build());
        var (_, output, _) = await RunAsync(null, "form", "check", bad);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldContain(line => line.StartsWith($"{bad}: survey!A2: error: ", StringComparison.Ordinal) && line.EndsWith("[xlsform.unknown-type]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_goes_in_as_a_draft_and_comes_out_the_same()
    {
        var database = await Databases.CreateAsync(Stores.Sqlite);
        using var workbook = new MemoryStream();
        WorkbookWriter.Write(XlsFormWriter.Write(RealFormsTests.Form("connectivity")), workbook).ShouldBeNull();
        workbook.Position = 0;
        var file = await WriteAsync("connectivity.xlsx", workbook);
        var imported = await RunAsync(database, "form", "import", file, "--publish");
        imported.Code.ShouldBe(0, imported.Error);
        imported.Output.ShouldContain("version 1 published");
        var again = await RunAsync(database, "form", "import", file, "--publish");
        (again.Code, again.Output.Contains("version 1 is this form already", StringComparison.Ordinal)).ShouldBe((0, true), again.Error);
        using (var store = new SqliteConnection(database))
        {
            store.Open();
            using var drafts = store.CreateCommand();
            drafts.CommandText = "SELECT COUNT(*) FROM template_drafts";
            drafts.ExecuteScalar().ShouldBe(0L, "what is published is no draft any more");
        }

        var (json, xlsx) = (Path.Combine(_folder.FullName, "out.json"), Path.Combine(_folder.FullName, "out.xlsx"));
        (await RunAsync(database, "form", "export", "connectivity", "--version", "1", "--out", json)).Code.ShouldBe(0);
        (await RunAsync(database, "form", "export", "connectivity", "--out", xlsx)).Code.ShouldBe(0);
        TemplateJson.Write(TemplateJson.Read(await File.ReadAllTextAsync(json)).Require()).ShouldBe(TemplateJson.Write(RealFormsTests.Form("connectivity")));
        (await RunAsync(null, "form", "check", xlsx, json)).Code.ShouldBe(0);

        (await RunAsync(database, "form", "export", "no-such-form")).Code.ShouldBe(1);
        (await RunAsync(database, "form", "export", "connectivity", "--version", "7")).Code.ShouldBe(1);
        (await RunAsync(database, "form", "import", Path.Combine(_folder.FullName, "missing.json"))).Code.ShouldBe(1);
        await Databases.DropAsync(database);
    }

    [Theory]
    [InlineData("form")]
    [InlineData("form", "check")]
    [InlineData("form", "check", "--fast", "x.xlsx")]
    [InlineData("form", "import")]
    [InlineData("form", "export", "a", "--version", "many")]
    public async Task What_it_does_not_understand_ends_with_the_usage(params string[] arguments)
    {
        var (code, _, error) = await RunAsync(null, arguments);
        code.ShouldBe(2);
        error.ShouldStartWith("Usage:");
    }

    private async Task<string> WriteAsync(string name, Stream content)
    {
        var path = Path.Combine(_folder.FullName, name);
        await using var file = File.Create(path);
        await content.CopyToAsync(file);
        return path;
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string? database, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "exec", typeof(ServerHost).Assembly.Location }.Concat(arguments).Concat(database is null ? [] : new[] { $"--ConnectionStrings:Survey={database}" }))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
