using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SurveyPlatform.Documents;

/// <summary>A letter as a .docx: type, margins and page numbers by Decree 30/2020/NĐ-CP; equal letters have equal bytes.</summary>
public static class LetterFile
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string HeaderId = "rIdHeader";
    private const string FirstHeaderId = "rIdFirstHeader";

    internal static void Write(Body body, Stream target)
    {
        using var written = new MemoryStream();
        using (var package = WordprocessingDocument.Create(written, WordprocessingDocumentType.Document))
        {
            // Ids are given: the library's own are random.
            var main = package.AddNewPart<MainDocumentPart>("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "rId1");
            main.AddNewPart<StyleDefinitionsPart>("rIdStyles").Styles = Styles();
            main.AddNewPart<HeaderPart>(HeaderId).Header = new(PageNumber());
            main.AddNewPart<HeaderPart>(FirstHeaderId).Header = new(new Paragraph());
            main.Document = new(body);
        }

        StablePackage.Copy(written, target);
    }

    /// <summary>The page of a section; each is numbered from 1, the number centred above the text and hidden on the first page.</summary>
    internal static SectionProperties Page(bool landscape)
    {
        var (width, height) = landscape ? (Sheet.LongSide, Sheet.ShortSide) : (Sheet.ShortSide, Sheet.LongSide);
        return new(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = HeaderId },
            new HeaderReference { Type = HeaderFooterValues.First, Id = FirstHeaderId },
            new SectionType { Val = SectionMarkValues.NextPage },
            new PageSize
            {
                Width = (uint)width,
                Height = (uint)height,
                Orient = landscape ? PageOrientationValues.Landscape : PageOrientationValues.Portrait,
            },
            new PageMargin { Top = Sheet.Top, Bottom = Sheet.Bottom, Left = Sheet.Left, Right = Sheet.Right, Header = 567, Footer = 567, Gutter = 0 },
            new PageNumberType { Start = 1 },
            new TitlePage());
    }

    private static Paragraph PageNumber() => new(
        WordPaper.Properties(Look.Centred),
        new SimpleField(WordPaper.Run("2", Look.Centred)) { Instruction = " PAGE " });

    private static Styles Styles() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = "Times New Roman", ComplexScript = "Times New Roman" },
                new Color { Val = "000000" },
                new FontSize { Val = "28" },
                new FontSizeComplexScript { Val = "28" },
                new Languages { Val = "vi-VN", EastAsia = "vi-VN" })),
            new ParagraphPropertiesDefault()),
        new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true });
}
