using System.Globalization;
using OfficeOpenXml;
using OfficeOpenXml.Style;
using SurveyPlatform.Returns;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Documents;

/// <summary>A group of lines as a table with the lines there are and room for more.</summary>
internal sealed class ReturnWorkbookLines
{
    private const int NumberColumn = 2;
    private const int FirstColumn = 3;
    private const int LeastRoom = 200;
    private const int MoreRoom = 50;

    private readonly ReturnWorkbookParts _book;
    private readonly LineGroup _group;
    private readonly ExcelWorksheet _sheet;
    private readonly List<AnswerLine> _lines;
    private int _row = 2;

    public ReturnWorkbookLines(ReturnWorkbookParts book, LineGroup group)
    {
        (_book, _group) = (book, group);
        _sheet = book.AddSheet(book.Content.Of(group.Label), ReturnWorkbookKeys.LinesMark + group.Name);
        _lines = book.Content.Return.Answers.Lines.GetValueOrDefault(group.Name) ?? [];
        _sheet.Column(NumberColumn).Width = 5;
        for (var index = 0; index < group.Questions.Count; index++)
        {
            _sheet.Column(FirstColumn + index).Width = WidthOf(group.Questions[index]);
        }

        _sheet.PrintOnA4(landscape: true, book.Content.Of(book.Content.Template.Title), book.Content.Words("workbook.page"));
    }

    private ReturnWorkbookContent Content => _book.Content;

    private int LastColumn => FirstColumn + _group.Questions.Count - 1;

    public void Write()
    {
        Across(Content.Head, 11, italic: true);
        Across(Content.Of(_group.Label), 14, bold: true);
        Across(Content.Of(_group.Note) is { Length: > 0 } note ? note : Content.Words("workbook.one-line-each"), 11, italic: true);
        Head();
        var (first, last) = (_row, _row + Math.Max(_lines.Count, Math.Min(_group.MaxLines, Math.Max(LeastRoom, _lines.Count + MoreRoom))) - 1);
        for (var index = 0; index < _group.Questions.Count; index++)
        {
            Column(_group.Questions[index], FirstColumn + index, first, last);
        }

        Number(first, last);
        for (var line = 0; line < _lines.Count; line++)
        {
            Fill(line, first + line);
        }

        _sheet.View.FreezePanes(first, FirstColumn + 1);
        _sheet.PrinterSettings.RepeatRows = new($"{first - 2}:{first - 1}");
        _sheet.PrinterSettings.PrintArea = _sheet.Cells[2, NumberColumn, Math.Max(first + _lines.Count, first + 19), LastColumn];
    }

    private void Head()
    {
        _sheet.Put(_row, NumberColumn, Content.Words("fill.number"), bold: true);
        for (var index = 0; index < _group.Questions.Count; index++)
        {
            var question = _group.Questions[index];
            _sheet.Put(_row, FirstColumn + index, Content.Of(question.Label) + (question.Required is null ? "" : " *"), bold: true);
            var unit = Content.Of(question.UnitOfMeasure);
            _sheet.Put(_row + 1, FirstColumn + index, unit.Length > 0 ? $"({unit})" : question.Type == QuestionType.Date ? $"({Content.Words("fill.day-form")})" : null, italic: true);
        }

        using var head = _sheet.Cells[_row, NumberColumn, _row + 1, LastColumn];
        head.Style.HorizontalAlignment = ExcelHorizontalAlignment.Center;
        head.Style.VerticalAlignment = ExcelVerticalAlignment.Center;
        head.Style.WrapText = true;
        head.Fill(0xDD, 0xE6, 0xF0);
        head.Borders();
        _sheet.Row(_row).Height = (_group.Questions.Max(question => SheetStyle.Lines(Content.Of(question.Label) + " *", WidthOf(question) / 1.2)) * SheetStyle.LineHeight) + 4;
        _sheet.Cells[_row + 1, 1].Value = ReturnWorkbookKeys.HeadMark;
        _row += 2;
    }

    private void Column(Question question, int column, int first, int last)
    {
        using var cells = _sheet.Cells[first, column, last, column];
        var letters = ExcelCellAddress.GetColumnLetter(column);
        _book.Place(question.Name, new(_sheet.Name, _group.Name, question, letters, ExcelCellBase.GetAddress(first, column, last, column, Absolute: true)));
        if (question.IsCalculated || question.Type == QuestionType.Attachment)
        {
            ReturnWorkbookCells.Close(cells, question);
            if (question.IsCalculated)
            {
                _book.Calculate(_sheet.Cells[first, column, last, column], question, _group);
            }

            return;
        }

        _book.Cells.Open(cells, question);
        _book.GreyUnless(question.Relevant, _sheet.Cells[first, column, last, column], _group);
        _sheet.Cells[1, column].Value = question.Name;
    }

    /// <summary>Lines with any answer are numbered: they are the ones that count.</summary>
    private void Number(int first, int last)
    {
        var columns = _group.Questions.Select((question, index) => (question, Letters: ExcelCellAddress.GetColumnLetter(FirstColumn + index)))
            .Where(pair => !pair.question.IsCalculated).Select(pair => pair.Letters).ToList();
        using var numbers = _sheet.Cells[first, NumberColumn, last, NumberColumn];
        for (var row = first; row <= last; row++)
        {
            var at = row.ToString(CultureInfo.InvariantCulture);
            _sheet.Cells[row, NumberColumn].Formula = string.Create(
                CultureInfo.InvariantCulture, $"IF(COUNTA({string.Join(',', columns.Select(letters => letters + at))})=0,\"\",COUNT(B${first - 2}:B{row - 1})+1)");
        }

        numbers.Style.HorizontalAlignment = ExcelHorizontalAlignment.Center;
        numbers.Style.VerticalAlignment = ExcelVerticalAlignment.Center;
        numbers.Borders();
        _book.Place(_group.Name, new(_sheet.Name, _group.Name, null, "B", ExcelCellBase.GetAddress(first, NumberColumn, last, NumberColumn, Absolute: true)));
    }

    private void Fill(int line, int row)
    {
        var lines = 1;
        for (var index = 0; index < _group.Questions.Count; index++)
        {
            var question = _group.Questions[index];
            if (question.IsCalculated || question.Type == QuestionType.Attachment)
            {
                continue;
            }

            using var cell = _sheet.Cells[row, FirstColumn + index];
            var place = new AnswerPlace(_group.Name, line, question.Name).ToString();
            _book.Cells.Put(cell, question, _lines[line].Values.GetValueOrDefault(question.Name), Content.Return.Answers.Unread.GetValueOrDefault(place));
            lines = Math.Max(lines, cell.Value is string text ? SheetStyle.Lines(text, WidthOf(question) * 1.2) : 1);
        }

        _sheet.Row(row).Height = (lines * SheetStyle.LineHeight) + 3;
    }

    private void Across(string text, int size, bool bold = false, bool italic = false)
    {
        _sheet.Put(_row, NumberColumn, text, bold, italic).Style.Font.Size = size;
        using var across = _sheet.Cells[_row, NumberColumn, _row, LastColumn];
        across.Merge = true;
        across.Style.WrapText = true;
        _sheet.Row(_row).Height = (SheetStyle.Lines(text, (_group.Questions.Sum(WidthOf) + 5) * 11 / size * 1.1) * SheetStyle.LineHeight) + size - 7;
        _row++;
    }

    private static double WidthOf(Question question) => question.Type switch
    {
        QuestionType.Unit => 44,
        QuestionType.SelectOne => 26,
        QuestionType.SelectMany or QuestionType.Text => 28,
        QuestionType.LongText => 40,
        QuestionType.YesNo => 10,
        QuestionType.Date or QuestionType.Integer or QuestionType.Decimal or QuestionType.Percent or QuestionType.Money or QuestionType.Attachment => 14,
    };
}
