using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using SurveyPlatform.Documents;
using SurveyPlatform.Reports;
using SurveyPlatform.Tests.Reports;

namespace SurveyPlatform.Tests.Documents;

public sealed class ReportDocumentTests
{
    [Fact]
    public void The_document_is_valid_and_the_same_for_the_same_report()
    {
        var bytes = Written(SampleQuarter.Report());
        using var package = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Office2013).Validate(package).Select(error => $"{error.Path?.XPath} {error.Description}").ShouldBeEmpty();
        Written(SampleQuarter.Report()).ShouldBe(bytes);
    }

    internal static byte[] Written(ConsolidatedReport report)
    {
        using var stream = new MemoryStream();
        ReportDocument.Write(report, stream);
        if (Environment.GetEnvironmentVariable("KEEP_DOCUMENTS") is { } folder)
        {
            File.WriteAllBytes(Path.Combine(folder, "letter.docx"), stream.ToArray());
        }

        return stream.ToArray();
    }

    internal static string TextOf(byte[] bytes)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        return string.Join('\n', package.MainDocumentPart!.Document.Body!.Descendants<Paragraph>().Select(paragraph => paragraph.InnerText));
    }
}
