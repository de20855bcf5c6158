using System.Globalization;
using OfficeOpenXml;
using OfficeOpenXml.DataValidation;
using OfficeOpenXml.DataValidation.Contracts;
using OfficeOpenXml.DataValidation.Formulas.Contracts;
using OfficeOpenXml.Style;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Documents;

/// <summary>Cells for answers: how they look, what they hold, what the spreadsheet program lets one type.</summary>
internal sealed class ReturnWorkbookCells(ReturnWorkbookParts book)
{
    private const int PromptMaxLength = 255;
    private const int PromptTitleMaxLength = 32;

    /// <summary>Whole numbers that a double holds exactly.</summary>
    private const decimal Largest = 999_999_999_999_999;

    /// <summary>Earlier days are counted differently by different programs; they are written as texts.</summary>
    private static readonly DateOnly FirstDay = new(1900, 3, 1);

    private ReturnWorkbookContent Content => book.Content;

    /// <summary>Makes one cell, or a column of lines, one to answer in.</summary>
    public void Open(ExcelRange range, Question question)
    {
        Look(range, question);
        Unlock(range);
        if (Validation(range, question) is { } validation)
        {
            (validation.ShowInputMessage, validation.AllowBlank) = (true, true);
            (validation.PromptTitle, validation.Prompt) = (Cut($"{question.Number} {Content.Of(question.Label)}".Trim(), PromptTitleMaxLength), Cut(Help(question), PromptMaxLength));
        }
    }

    /// <summary>A cell to tick one choice of many in.</summary>
    public void OpenMark(ExcelRange range)
    {
        Unlock(range);
        range.Style.HorizontalAlignment = ExcelHorizontalAlignment.Center;
        List(range, book.Lists.RangeForMark(), Content.Words("workbook.wrong-mark"));
    }

    public static void Close(ExcelRange range, Question question)
    {
        Look(range, question);
        range.Fill(0xF0, 0xF0, 0xF0);
    }

    /// <param name="unread">What was typed but could not be read.</param>
    public void Put(ExcelRange cell, Question question, Value value, string? unread = null) =>
        cell.Worksheet.Put(cell.Start.Row, cell.Start.Column, unread ?? Written(question, value));

    public static bool IsText(Question question) => question.Type is QuestionType.Text or QuestionType.LongText or QuestionType.SelectOne or QuestionType.Unit or QuestionType.SelectMany;

    private object? Written(Question question, Value value) => value.Kind switch
    {
        ValueKind.Missing => null,
        ValueKind.Number => IsExact(value.AsNumber!.Value) ? value.AsNumber : VietnameseNumber.Format(value.AsNumber.Value, maxDecimals: 28),
        ValueKind.Date => value.AsDate >= FirstDay ? value.AsDate.Value.ToDateTime(TimeOnly.MinValue) : Wording.Date(value.AsDate),
        ValueKind.Text or ValueKind.Boolean => question.Type switch
        {
            QuestionType.YesNo or QuestionType.SelectOne or QuestionType.Unit => book.Choices.LabelOf(question, value.ToString(), Content.Language),
            QuestionType.SelectMany => string.Join("; ", value.ToString().Split(' ').Select(choice => book.Choices.LabelOf(question, choice, Content.Language))),
            QuestionType.Integer or QuestionType.Decimal or QuestionType.Percent or QuestionType.Money or QuestionType.Text or QuestionType.LongText
                or QuestionType.Date or QuestionType.Attachment => value.ToString(),
        },
    };

    /// <summary>A spreadsheet holds numbers as doubles: 15 digits come back as they were.</summary>
    private static bool IsExact(decimal number) => Math.Abs(number) <= Largest && new decimal(decimal.ToDouble(number)) == number;

    private static void Unlock(ExcelRange range)
    {
        range.Style.Locked = false;
        range.Fill(0xFF, 0xFA, 0xE0);
        range.Borders();
    }

    private static void Look(ExcelRange range, Question question)
    {
        range.Borders();
        range.Style.VerticalAlignment = ExcelVerticalAlignment.Center;
        range.Style.WrapText = IsText(question);
        range.Style.HorizontalAlignment = question.IsNumber ? ExcelHorizontalAlignment.Right
            : question.Type is QuestionType.YesNo or QuestionType.Date ? ExcelHorizontalAlignment.Center
            : ExcelHorizontalAlignment.Left;
        range.Style.Numberformat.Format = question.Type switch
        {
            QuestionType.Integer or QuestionType.Money => "#,##0",
            QuestionType.Decimal or QuestionType.Percent => question.Decimals is { } places and > 0 ? $"#,##0.{new string('0', places)}" : "General",
            QuestionType.Date => "dd/mm/yyyy",
            QuestionType.Text => "@",
            QuestionType.LongText or QuestionType.YesNo or QuestionType.SelectOne or QuestionType.SelectMany or QuestionType.Unit or QuestionType.Attachment => "General",
        };
    }

    private ExcelDataValidation? Validation(ExcelRange range, Question question)
    {
        var rules = range.Worksheet.DataValidations;
        switch (question.Type)
        {
            case QuestionType.Integer or QuestionType.Money:
                return Between(rules.AddIntegerValidation(range.Address), question.Min ?? -Largest, question.Max ?? Largest, Limits("workbook.wrong-whole", question));
            case QuestionType.Decimal or QuestionType.Percent:
                return Between(rules.AddDecimalValidation(range.Address), question.Min ?? -Largest, question.Max ?? Largest, Limits("workbook.wrong-number", question));
            case QuestionType.Date:
                return Between(rules.AddDateTimeValidation(range.Address), 1, 2_958_465, Content.Words("workbook.wrong-date"));
            case QuestionType.Text or QuestionType.LongText:
                var limit = AnswerText.MaxLength(question);
                return Between(rules.AddTextLengthValidation(range.Address), 0, limit, Content.Words("workbook.wrong-length", ("limit", limit)));
            case QuestionType.YesNo or QuestionType.SelectOne when book.Lists.RangeFor(question) is { } choices:
                return List(range, choices, Content.Words("workbook.wrong-choice"));
            case QuestionType.Unit when book.Lists.RangeFor(question) is { } units:
                // A code may be typed instead: nobody scrolls through two hundred units.
                var list = List(range, units, "");
                list.ShowErrorMessage = false;
                return list;
            default:
                var any = (ExcelDataValidation)rules.AddAnyValidation(range.Address);
                return any;
        }
    }

    private ExcelDataValidation List(ExcelRange range, string choices, string error)
    {
        var validation = range.Worksheet.DataValidations.AddListValidation(range.Address);
        validation.Formula.ExcelFormula = choices;
        return Refuse((ExcelDataValidation)validation, error);
    }

    private ExcelDataValidation Between<TFormula>(IExcelDataValidationWithFormula2<TFormula> validation, decimal least, decimal most, string error)
        where TFormula : IExcelDataValidationFormula
    {
        ((IExcelDataValidationWithOperator)validation).Operator = ExcelDataValidationOperator.between;
        validation.Formula.ExcelFormula = Value.Of(least).ToString();
        validation.Formula2.ExcelFormula = Value.Of(most).ToString();
        return Refuse((ExcelDataValidation)validation, error);
    }

    private ExcelDataValidation Refuse(ExcelDataValidation validation, string error)
    {
        validation.ErrorStyle = ExcelDataValidationWarningStyle.stop;
        (validation.ShowErrorMessage, validation.AllowBlank) = (true, true);
        (validation.ErrorTitle, validation.Error) = (Content.Words("workbook.wrong-title"), Cut(error, PromptMaxLength));
        return validation;
    }

    private string Limits(string key, Question question) => (question.Min, question.Max) switch
    {
        (null, null) => Content.Words(key),
        ({ } min, null) => $"{Content.Words(key)} {Content.Words("workbook.at-least", ("min", min))}",
        (null, { } max) => $"{Content.Words(key)} {Content.Words("workbook.at-most", ("max", max))}",
        ({ } min, { } max) => $"{Content.Words(key)} {Content.Words("workbook.from-to", ("min", min), ("max", max))}",
    };

    private string Help(Question question)
    {
        string?[] parts =
        [
            Content.Of(question.Hint),
            question.Type switch
            {
                QuestionType.Integer or QuestionType.Money => Limits("workbook.type-whole", question),
                QuestionType.Percent => Limits("workbook.type-percent", question),
                QuestionType.Decimal => Limits("workbook.type-number", question),
                QuestionType.Date => Content.Words("workbook.type-date"),
                QuestionType.YesNo or QuestionType.SelectOne => Content.Words("workbook.type-choice"),
                QuestionType.SelectMany => Content.Words("workbook.type-choices"),
                QuestionType.Unit => Content.Words("workbook.type-unit"),
                QuestionType.Text or QuestionType.LongText or QuestionType.Attachment => null,
            },
            question.ComparePrevious && Content.Return.Context.Previous?.Values.GetValueOrDefault(question.Name).AsNumber is { } before
                ? Content.Words("fill.before", ("value", before.ToString(CultureInfo.InvariantCulture)))
                : null,
            Content.Of(question.ConstraintMessage),
        ];
        return string.Join('\n', parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";
}
