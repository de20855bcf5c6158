using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using SurveyPlatform.Documents;
using SurveyPlatform.Templates.XlsForm;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Server.Commands;

/// <summary><c>form check</c>: what is wrong with forms in files, without a database.</summary>
internal static class FormCommand
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private sealed record Line(string File, string? Sheet, string? Cell, string? Place, string Severity, string Code, string Message, string? Fix);

    /// <summary>0: every file can be taken over; 1: some cannot.</summary>
    public static async Task<int> CheckAsync(string[] files, bool asJson)
    {
        var refused = 0;
        foreach (var file in files)
        {
            var form = Read(file);
            refused += form.Template is null ? 1 : 0;
            await TellAsync(file, form, asJson);
        }

        return refused == 0 ? 0 : CommandLine.Failed;
    }

    /// <summary>Findings to standard output, the verdict to standard error.</summary>
    public static async Task TellAsync(string file, ReadForm form, bool asJson)
    {
        var texts = new Texts(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "vi" ? "vi" : "en");
        foreach (var finding in form.Findings)
        {
            await Console.Out.WriteLineAsync(Write(file, finding, texts, asJson));
        }

        await Console.Error.WriteLineAsync(OneLine($"{file}: {(form.Template is null ? "cannot be imported" : "can be imported")}"));
    }

    public static ReadForm Read(string file)
    {
        try
        {
            using var stream = File.OpenRead(Found(file));
            return TemplateFile.Read(Path.GetFileName(file), stream);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return ReadForm.Refused(XlsFormProblems.NoFile(file));
        }
    }

    /// <summary><c>dotnet run</c> starts the program in the folder of its project; a file is meant where the command was typed.</summary>
    private static string Found(string file) =>
        !File.Exists(file) && Environment.GetEnvironmentVariable("PWD") is { Length: > 0 } typedIn ? Path.Combine(typedIn, file) : file;

    /// <summary>One line, whatever the texts hold.</summary>
    private static string Write(string file, Finding finding, Texts texts, bool asJson)
    {
        var line = new Line(
            file, finding.Sheet, finding.Cell, finding.Sheet is null ? finding.Problem.Place : null, JsonNamingPolicy.CamelCase.ConvertName(finding.Severity.ToString()), finding.Problem.Code,
            texts.Of(finding.Problem), texts.FixOf(finding.Problem));
        return asJson
            ? JsonSerializer.Serialize(line, Json)
            : OneLine($"{file}: {(finding.Problem.Place is { } place ? $"{place}: " : "")}{line.Severity}: {line.Message}{(line.Fix is null ? "" : $" {line.Fix}")} [{line.Code}]");
    }

    private static string OneLine(string text) => string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));
}
