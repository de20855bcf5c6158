using SurveyPlatform.Templates.XlsForm;

namespace SurveyPlatform.Tests.Templates.XlsForm;

/// <summary>A small XLSForm written as one sees it: cells between strokes, the first line of a sheet its head.</summary>
internal static class Survey
{
    public const string Settings = """
        form_id | form_title
        small | Phiếu nhỏ
        """;

    public static ReadForm Read(string survey, string choices = "list_name | name | label", string settings = Settings, string checks = "question | code") => XlsFormReader.Read(
        [Sheet("survey", survey), Sheet("choices", choices), Sheet("settings", settings), Sheet("sp_checks", checks)], "file", new());

    public static FormSheet Sheet(string name, string text) => new(name,
        [.. text.Split('\n').Select((line, index) => new SheetRow(index + 1, Cells(line)))]);

    /// <summary><c>survey!C14 error code</c>, one per line.</summary>
    public static IEnumerable<string> Told(this ReadForm form) => form.Findings.Select(finding => $"{finding.Problem.Place} {finding.Severity.ToString().ToLowerInvariant()} {finding.Problem.Code}");

    private static Dictionary<int, string> Cells(string line) => line.Split('|').Select((cell, index) => (Column: index + 1, Text: cell.Trim()))
        .Where(cell => cell.Text.Length > 0).ToDictionary(cell => cell.Column, cell => cell.Text.Replace("\\n", "\n", StringComparison.Ordinal));
}
