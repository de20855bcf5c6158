using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SurveyPlatform.Documents;

/// <summary>Measures of Decree 30/2020/NĐ-CP, Annex I, in twentieths of a point (1 mm = 56.7).</summary>
internal static class Sheet
{
    public const int ShortSide = 11906;
    public const int LongSide = 16838;
    public const int Top = 1134;
    public const int Bottom = 1134;
    public const int Left = 1701;
    public const int Right = 850;

    public static int TextWidth(bool landscape) => (landscape ? LongSide : ShortSide) - Left - Right;
}

internal enum Align
{
    Left,
    Centre,
    Right,
    Justified,
}

/// <summary>How a paragraph looks. Sizes in points.</summary>
internal sealed record Look(
    double Size = 14,
    bool Bold = false,
    bool Italic = false,
    Align Align = Align.Justified,
    int FirstLine = 0,
    int Before = 0,
    int After = 0,
    bool KeepNext = false,
    int? Outline = null,
    int IndentLeft = 0,
    int IndentRight = 0)
{
    public static Look Text { get; } = new(FirstLine: 720, Before: 60, After: 60);

    public static Look Ground { get; } = Text with { Italic = true };

    public static Look Section { get; } = new(Bold: true, FirstLine: 720, Before: 120, After: 60, KeepNext: true, Outline: 0);

    public static Look Clause { get; } = new(Bold: true, FirstLine: 720, Before: 120, After: 60, KeepNext: true, Outline: 1);

    public static Look Caption { get; } = new(Size: 13, Bold: true, Align: Align.Centre, Before: 120, After: 60, KeepNext: true);

    public static Look Centred { get; } = new(Align: Align.Centre);
}

/// <summary>A column of a table: its head, its share of the width, how its cells stand.</summary>
internal sealed record WordColumn(string Head, int Share, Align Align = Align.Left);

/// <summary>A line of a table: as many texts as columns, or one that runs over all of them.</summary>
/// <param name="Strong">A heading or a total.</param>
internal sealed record WordRow(IReadOnlyList<string> Cells, bool Strong = false);

/// <summary>Paragraphs and tables as WordprocessingML.</summary>
internal static class WordPaper
{
    public static Paragraph Paragraph(string text, Look look) => new(Properties(look), Run(text, look));

    public static Run Run(string text, Look look)
    {
        var run = new Run(RunLook(look));
        foreach (var (line, index) in Wording.Clean(text).Split('\n').Select((line, index) => (line, index)))
        {
            if (index > 0)
            {
                run.AppendChild(new Break());
            }

            run.AppendChild(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    public static ParagraphProperties Properties(Look look)
    {
        var properties = new ParagraphProperties();
        if (look.KeepNext)
        {
            properties.AppendChild(new KeepNext());
        }

        properties.AppendChild(new SpacingBetweenLines { Before = Twips(look.Before), After = Twips(look.After), Line = "264", LineRule = LineSpacingRuleValues.Auto });
        properties.AppendChild(new Indentation { Left = Twips(look.IndentLeft), Right = Twips(look.IndentRight), FirstLine = Twips(look.FirstLine) });
        properties.AppendChild(new Justification { Val = Justified(look.Align) });
        if (look.Outline is { } level)
        {
            properties.AppendChild(new OutlineLevel { Val = level });
        }

        return properties;
    }

    /// <summary>A rule of a given length in the middle of a line of a given width.</summary>
    public static Paragraph Rule(int length, int width, int after = 0)
    {
        var side = Twips(Math.Max(0, (width - length) / 2));
        return new(
            new ParagraphProperties(
                new ParagraphBorders(new TopBorder { Val = BorderValues.Single, Size = 6, Space = 0, Color = "000000" }),
                new SpacingBetweenLines { Before = "20", After = Twips(after), Line = "60", LineRule = LineSpacingRuleValues.Exact },
                new Indentation { Left = side, Right = side }));
    }

    /// <summary>Head repeated on each page, lines kept whole.</summary>
    public static Table Table(IReadOnlyList<WordColumn> columns, IEnumerable<WordRow> rows, int width, double size = 12)
    {
        var shares = columns.Sum(column => column.Share);
        var widths = columns.Select(column => width * column.Share / shares).ToList();
        var table = Frame(widths, BorderValues.Single);
        var head = columns.Select((column, index) => Cell(widths[index], column.Head, new(size, Bold: true, Align: Align.Centre)));
        table.AppendChild(new TableRow([new TableRowProperties(new CantSplit(), new TableHeader()), .. head]));
        foreach (var row in rows)
        {
            var spans = row.Cells.Count < columns.Count;
            var cells = row.Cells.Select((text, index) => spans
                ? Cell(width, text, new(size, row.Strong, Align: Align.Left, KeepNext: true), columns.Count)
                : Cell(widths[index], text, new(size, row.Strong, Align: columns[index].Align)));
            table.AppendChild(new TableRow([new TableRowProperties(new CantSplit()), .. cells]));
        }

        return table;
    }

    /// <summary>Columns side by side without lines: the head of the letter and its end.</summary>
    public static Table Columns(params IReadOnlyList<(int Width, IReadOnlyList<OpenXmlElement> Content)> columns)
    {
        var table = Frame([.. columns.Select(column => column.Width)], BorderValues.None);
        table.AppendChild(new TableRow(
        [
            new TableRowProperties(new CantSplit()),
            .. columns.Select(column => new TableCell([new TableCellProperties(CellWidth(column.Width)), .. column.Content])),
        ]));
        return table;
    }

    private static Table Frame(IReadOnlyList<int> widths, BorderValues line)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = Twips(widths.Sum()), Type = TableWidthUnitValues.Dxa },
                new TableJustification { Val = TableRowAlignmentValues.Center },
                new TableBorders(
                    new TopBorder { Val = line, Size = 4 }, new LeftBorder { Val = line, Size = 4 }, new BottomBorder { Val = line, Size = 4 },
                    new RightBorder { Val = line, Size = 4 }, new InsideHorizontalBorder { Val = line, Size = 4 }, new InsideVerticalBorder { Val = line, Size = 4 }),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TableCellLeftMargin { Width = 70, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 70, Type = TableWidthValues.Dxa })));
        table.AppendChild(new TableGrid(widths.Select(width => new GridColumn { Width = Twips(width) })));
        return table;
    }

    private static TableCell Cell(int width, string text, Look look, int span = 1) => new(
        new TableCellProperties(CellWidth(width), new GridSpan { Val = span }, new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }),
        Paragraph(text, look with { Before = 30, After = 30 }));

    private static TableCellWidth CellWidth(int width) => new() { Width = Twips(width), Type = TableWidthUnitValues.Dxa };

    private static RunProperties RunLook(Look look)
    {
        var properties = new RunProperties();
        if (look.Bold)
        {
            properties.AppendChild(new Bold());
        }

        if (look.Italic)
        {
            properties.AppendChild(new Italic());
        }

        var halfPoints = Twips((int)(look.Size * 2));
        properties.AppendChild(new FontSize { Val = halfPoints });
        properties.AppendChild(new FontSizeComplexScript { Val = halfPoints });
        return properties;
    }

    private static string Twips(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static JustificationValues Justified(Align align) => align switch
    {
        Align.Left => JustificationValues.Left,
        Align.Centre => JustificationValues.Center,
        Align.Right => JustificationValues.Right,
        Align.Justified => JustificationValues.Both,
    };
}
