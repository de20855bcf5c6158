using System.Text;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.XlsForm;

namespace SurveyPlatform.Documents;

/// <summary>A form in a file: an XLSForm (.xlsx) or a form document (.json).</summary>
public static class TemplateFile
{
    public const string JsonExtension = ".json";
    public const string WorkbookExtension = ".xlsx";

    /// <param name="name">The file's name, without its folder.</param>
    /// <param name="file">Can be read from anywhere in it.</param>
    public static ReadForm Read(string name, Stream file) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        JsonExtension => ReadJson(file),
        WorkbookExtension or ".xlsm" or ".xls" => ReadWorkbook(name, file),
        var extension => ReadForm.Refused(XlsFormProblems.UnknownFormat(extension)),
    };

    private static ReadForm ReadWorkbook(string name, Stream file)
    {
        var findings = new Findings();
        var sheets = WorkbookReader.Read(file, XlsFormReader.Reads, findings);
        return findings.HasErrors && sheets.Count == 0
            ? new(null, findings.List)
            : XlsFormReader.Read(sheets, Path.GetFileNameWithoutExtension(name), findings);
    }

    private static ReadForm ReadJson(Stream file)
    {
        if (file.Length > TemplateDraft.DocumentMaxLength)
        {
            return ReadForm.Refused(XlsFormProblems.TooLarge("bytes", TemplateDraft.DocumentMaxLength));
        }

        if (file.Length == 0)
        {
            return ReadForm.Refused(XlsFormProblems.EmptyFile);
        }

        using var reader = new StreamReader(file, Encoding.UTF8, leaveOpen: true);
        var outcome = TemplateJson.Read(reader.ReadToEnd());
        var problems = outcome.Succeeded(out var template) ? TemplateCheck.Check(template) : outcome.Problems;
        return new(problems.Count == 0 ? template : null, [.. problems.Select(problem => new Finding(FindingSeverity.Error, problem))]);
    }
}
