using SurveyPlatform.Returns.Import;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates.XlsForm;

namespace SurveyPlatform.Documents;

/// <summary>A file of somebody's own with a table in it, told by its content and not by its name: a workbook, or text with separated values.</summary>
public static class TableFile
{
    /// <summary>Of all sheets together: the longest group of lines with a hundred columns.</summary>
    private const int MostCells = 500_000;

    private static readonly byte[][] Workbooks = [[0x50, 0x4B], [0xD0, 0xCF, 0x11, 0xE0]];

    public static Outcome<List<CellSheet>> Read(Stream file)
    {
        var start = new byte[4];
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        var read = length == 0 ? ImportProblems.NothingInIt
            : Workbooks.Any(begin => start.AsSpan(0, length).StartsWith(begin)) ? Workbook(file)
            : SeparatedText.Read(file).Then<List<CellSheet>>(sheet => new List<CellSheet> { sheet });
        return read.Then(Bounded);
    }

    private static Outcome<List<CellSheet>> Workbook(Stream file)
    {
        var findings = new Findings();
        var sheets = WorkbookReader.ReadCells(file, findings);
        return sheets.Count > 0
            ? sheets.ToList()
            : new Outcome<List<CellSheet>>([.. findings.List.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => finding.Problem).DefaultIfEmpty(ImportProblems.NothingInIt)]);
    }

    private static Outcome<List<CellSheet>> Bounded(List<CellSheet> sheets)
    {
        var filled = sheets.Where(sheet => sheet.Cells.Count > 0).ToList();
        return filled.Count == 0 ? ImportProblems.NothingInIt
            : filled.Sum(sheet => sheet.Cells.Count) > MostCells ? ImportProblems.TooLarge("cells", MostCells)
            : filled;
    }
}
