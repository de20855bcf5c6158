using OfficeOpenXml;
using SurveyPlatform.Returns;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Documents;

/// <summary>
/// One return to fill in with a spreadsheet program: a sheet of guidance, one per section, one per group of lines. Only cells for
/// answers can be changed. Row 1 and column A of a sheet are hidden and say what each cell answers (<see cref="ReturnWorkbookKeys"/>),
/// so that sheets may be renamed and rows sorted.
/// </summary>
public static class ReturnWorkbook
{
    public static void Write(ReturnWorkbookContent content, Stream target)
    {
        using var package = new ExcelPackage();
        package.Workbook.Properties.Title = Wording.Clean(content.Of(content.Template.Title));
        package.Workbook.Properties.Subject = Wording.Clean(content.Head);

        var book = new ReturnWorkbookParts(package, content);
        var guide = package.Workbook.Worksheets.Add(book.NameFor(content.Words("workbook.guide")));
        foreach (var section in content.Template.Sections.Where(section => !book.IsNeverAsked(section.Relevant)))
        {
            if (section.Items.Any(item => item is not LineGroup))
            {
                new ReturnWorkbookSection(book, section).Write();
            }

            foreach (var group in section.Items.OfType<LineGroup>().Where(group => !book.IsNeverAsked(group.Relevant)))
            {
                new ReturnWorkbookLines(book, group).Write();
            }
        }

        ReturnWorkbookGuide.Write(book, guide);
        book.WriteFormulas();
        book.Lists.Write(package);
        ReturnWorkbookKeys.Write(package, content);
        package.Workbook.CalcMode = ExcelCalcMode.Automatic;
        package.Workbook.FullCalcOnLoad = true;

        using var written = new MemoryStream();
        package.SaveAs(written);
        StablePackage.Copy(written, target);
    }
}
