using DocumentFormat.OpenXml.Wordprocessing;
using SurveyPlatform.Reports;

namespace SurveyPlatform.Documents;

/// <summary>The consolidated report as the department signs it: a draft in the layout of Decree 30/2020/NĐ-CP, number and day left blank.</summary>
public static class ReportDocument
{
    public static void Write(ConsolidatedReport report, Stream target) => LetterFile.Write(Body(report), target);

    private static Body Body(ConsolidatedReport report)
    {
        var body = new Body(LetterParts.Head(report.Letterhead, report.AsOf.Year));
        body.Append(LetterParts.Title(report));
        body.Append(ReportBody.Text(report));
        body.Append(LetterParts.End(report.Letterhead));
        var landscape = false;
        foreach (var appendix in ReportAppendices.Of(report))
        {
            body.AppendChild(new Paragraph(new ParagraphProperties(LetterFile.Page(landscape))));
            landscape = appendix.Landscape;
            body.Append(appendix.Content);
        }

        body.AppendChild(LetterFile.Page(landscape));
        return body;
    }
}
