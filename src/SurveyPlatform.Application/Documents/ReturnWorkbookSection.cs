using OfficeOpenXml;
using OfficeOpenXml.Style;
using SurveyPlatform.Returns;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Documents;

/// <summary>One section as the paper form has it: number, question, unit of measure, answer, the period before; tables as tables.</summary>
internal sealed class ReturnWorkbookSection
{
    private const int NumberColumn = 2;
    private const int LabelColumn = 3;

    /// <summary>Of the unit of measure, and of the first column of a table.</summary>
    private const int FirstColumn = 4;
    private const int AnswerColumn = 5;
    private const int BeforeColumn = 6;
    private const double LabelWidth = 46;
    private const double CellWidth = 16;

    private readonly ReturnWorkbookParts _book;
    private readonly Section _section;
    private readonly ExcelWorksheet _sheet;
    private readonly int _last;
    private int _row = 2;

    public ReturnWorkbookSection(ReturnWorkbookParts book, Section section)
    {
        (_book, _section) = (book, section);
        _sheet = book.AddSheet(book.Content.Of(section.Title), ReturnWorkbookKeys.FormMark);
        _last = Math.Max(BeforeColumn, FirstColumn - 1 + section.Items.OfType<Table>().Select(table => table.Columns.Count).DefaultIfEmpty().Max());
        (_sheet.Column(NumberColumn).Width, _sheet.Column(LabelColumn).Width) = (7, LabelWidth);
        for (var column = FirstColumn; column <= _last; column++)
        {
            _sheet.Column(column).Width = CellWidth;
            _sheet.Cells[1, column].Value = ReturnWorkbookKeys.Column(column);
        }

        _sheet.PrintOnA4(landscape: _last > BeforeColumn + 1, book.Content.Of(book.Content.Template.Title), book.Content.Words("workbook.page"));
    }

    private ReturnWorkbookContent Content => _book.Content;

    public void Write()
    {
        Across(Content.Head, 11, italic: true);
        Across(Content.Of(_section.Title), 14, bold: true);
        if (_section.Note is not null)
        {
            Across(Content.Of(_section.Note), 11, italic: true);
        }

        var hasHead = false;
        _sheet.View.FreezePanes(_row, FirstColumn);
        foreach (var item in _section.Items)
        {
            switch (item)
            {
                case Question question when !_book.IsNeverAsked(question.Relevant):
                    if (!hasHead)
                    {
                        Head();
                    }

                    Ask(question);
                    break;
                case Table table when !_book.IsNeverAsked(table.Relevant):
                    Lay(table);
                    break;
                case Note note when !_book.IsNeverAsked(note.Relevant):
                    Across(Content.Of(note.Text), 11, italic: true);
                    break;
            }

            hasHead = item is Question || (hasHead && item is not Table);
        }
    }

    private void Head()
    {
        string[] heads = ["fill.number", "fill.item", "workbook.unit", "workbook.answer", "workbook.before"];
        HeadRow([.. heads.Select(head => Content.Words(head))]);
        if (_row <= 7)
        {
            _sheet.View.FreezePanes(_row, FirstColumn);
            _sheet.PrinterSettings.RepeatRows = new($"{_row - 1}:{_row - 1}");
        }
    }

    private void HeadRow(IReadOnlyList<string> heads)
    {
        for (var column = 0; column < heads.Count; column++)
        {
            _sheet.Put(_row, NumberColumn + column, heads[column], bold: true);
        }

        using var head = _sheet.Cells[_row, NumberColumn, _row, NumberColumn + heads.Count - 1];
        head.Style.HorizontalAlignment = ExcelHorizontalAlignment.Center;
        head.Style.VerticalAlignment = ExcelVerticalAlignment.Center;
        head.Style.WrapText = true;
        head.Fill(0xDD, 0xE6, 0xF0);
        head.Borders();
        Height(heads.Skip(2).Append("").Max(text => SheetStyle.Lines(text, CellWidth / 1.15)), 6);
        _row++;
    }

    private void Ask(Question question)
    {
        Label(question.Number, question);
        _sheet.Put(_row, FirstColumn, Content.Of(question.UnitOfMeasure)).Style.HorizontalAlignment = ExcelHorizontalAlignment.Center;
        var isWide = ReturnWorkbookCells.IsText(question);
        var column = isWide && question is { UnitOfMeasure: null, Type: not QuestionType.SelectMany } ? FirstColumn : AnswerColumn;
        using var before = _sheet.Cells[_row, BeforeColumn];
        using var answer = _sheet.Cells[_row, column, _row, isWide ? BeforeColumn : AnswerColumn];
        _sheet.Cells[_row, NumberColumn, _row, BeforeColumn].Borders();
        answer.Merge = isWide;
        if (!isWide && question.ComparePrevious && Content.Return.Context.Previous is { } previous)
        {
            ReturnWorkbookCells.Close(before, question);
            _book.Cells.Put(before, question, previous.Values.GetValueOrDefault(question.Name));
        }

        if (question is { Type: QuestionType.SelectMany, IsCalculated: false })
        {
            _sheet.Put(_row, AnswerColumn, Content.Words("workbook.tick"), italic: true).Style.HorizontalAlignment = ExcelHorizontalAlignment.Center;
            _row++;
            Tick(question);
            return;
        }

        Cell(answer, question, column);
        if (question is { Type: QuestionType.LongText, IsCalculated: false })
        {
            _sheet.Row(_row).Height = Math.Max(_sheet.Row(_row).Height, 5 * SheetStyle.LineHeight);
        }

        _row++;
    }

    /// <summary>One row for each choice: a drop-down list takes only one.</summary>
    private void Tick(Question question)
    {
        var chosen = Content.Return.Answers.Values.GetValueOrDefault(question.Name).ToString().Split(' ');
        foreach (var (value, label) in _book.Choices.Of(question, Content.Language))
        {
            _sheet.Put(_row, LabelColumn, label).Style.Indent = 2;
            using var mark = _sheet.Cells[_row, AnswerColumn];
            _sheet.Cells[_row, NumberColumn, _row, BeforeColumn].Borders();
            _book.Cells.OpenMark(mark);
            mark.Value = chosen.Contains(value) ? ChoiceLabels.Mark : null;
            _book.GreyUnless(question.Relevant, mark);
            _sheet.Cells[_row, 1].Value = $"{ReturnWorkbookKeys.Column(AnswerColumn)}={question.Name}/{value}";
            _row++;
        }
    }

    private void Lay(Table table)
    {
        _row++;
        Across(Content.Of(table.Label), 11, bold: true);
        var heads = table.Columns.Select(column => Content.Of(column.Label) + (column.UnitOfMeasure is null ? "" : $" ({Content.Of(column.UnitOfMeasure)})"));
        HeadRow([Content.Words("fill.number"), Content.Words("fill.item"), .. heads]);
        foreach (var row in table.Rows)
        {
            Label(row.Number, null, Content.Of(row.Label));
            _sheet.Cells[_row, NumberColumn, _row, LabelColumn].Borders();
            foreach (var (question, index) in row.Cells.Select((question, index) => (question, index)))
            {
                using var cell = _sheet.Cells[_row, FirstColumn + index];
                Cell(cell, question, FirstColumn + index);
            }

            _row++;
        }

        _row++;
    }

    private void Cell(ExcelRange cell, Question question, int column)
    {
        _book.Place(question.Name, new(_sheet.Name, null, question, "", ExcelCellBase.GetAddress(_row, column, Absolute: true)));
        if (question.IsCalculated)
        {
            ReturnWorkbookCells.Close(cell, question);
            _book.Calculate(_sheet.Cells[_row, column], question);
            return;
        }

        if (question.Type == QuestionType.Attachment || _book.IsNeverAsked(question.Relevant))
        {
            ReturnWorkbookCells.Close(cell, question);
            _sheet.Put(_row, column, question.Type == QuestionType.Attachment ? Content.Words("workbook.on-the-site") : null, italic: true);
            return;
        }

        _book.Cells.Open(cell, question);
        _book.Cells.Put(_sheet.Cells[_row, column], question,
            Content.Return.Answers.Values.GetValueOrDefault(question.Name), Content.Return.Answers.Unread.GetValueOrDefault(question.Name));
        _book.GreyUnless(question.Relevant, cell);
        _sheet.Cells[_row, 1].Value = $"{_sheet.Cells[_row, 1].Value} {ReturnWorkbookKeys.Column(column)}={question.Name}".Trim();
    }

    private void Label(string? number, Question? question, string? label = null)
    {
        _sheet.Put(_row, NumberColumn, number).Style.HorizontalAlignment = ExcelHorizontalAlignment.Center;
        var text = Wording.Clean(label ?? Content.Of(question!.Label) + (question.Required is null ? "" : " *"));
        var cell = _sheet.Put(_row, LabelColumn, question?.Hint is null ? text : null);
        cell.Style.WrapText = true;
        if (question?.Hint is { } hint)
        {
            var main = cell.RichText.Add(text);
            var small = cell.RichText.Add("\n" + Wording.Clean(Content.Of(hint)));
            (main.Size, main.FontName, small.Size, small.FontName, small.Italic, small.Color) =
                (11, SheetStyle.FontName, 9, SheetStyle.FontName, true, System.Drawing.Color.FromArgb(0x55, 0x55, 0x55));
            text += "\n" + Content.Of(hint);
        }

        _sheet.Cells[_row, NumberColumn, _row, _last].Style.VerticalAlignment = ExcelVerticalAlignment.Center;
        Height(SheetStyle.Lines(text, LabelWidth * 1.15), 4);
    }

    private void Across(string text, int size, bool bold = false, bool italic = false)
    {
        _sheet.Put(_row, NumberColumn, text, bold, italic).Style.Font.Size = size;
        using var across = _sheet.Cells[_row, NumberColumn, _row, _last];
        across.Merge = true;
        across.Style.WrapText = true;
        across.Style.VerticalAlignment = ExcelVerticalAlignment.Center;
        Height(SheetStyle.Lines(text, (LabelWidth + 7 + (CellWidth * (_last - LabelColumn))) * 11 / size * 1.1), size - 7);
        _row++;
    }

    private void Height(int lines, double spare) => _sheet.Row(_row).Height = (lines * SheetStyle.LineHeight) + spare;
}
