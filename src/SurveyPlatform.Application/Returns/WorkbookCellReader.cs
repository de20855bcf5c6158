using System.Globalization;
using SurveyPlatform.Documents;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Returns;

/// <summary>One answer from one cell: numbers and days as a spreadsheet holds them, texts as a person would type them on the page.</summary>
internal sealed class WorkbookCellReader(ChoiceLabels choices, IReadOnlyDictionary<string, IReadOnlyList<string>> options, Func<string, bool>? unitExists)
{
    private const int LastDay = 2_958_465;

    public Outcome<Value> Read(Question question, SheetCell cell) => cell switch
    {
        { Text: "" } => Value.Missing,
        { Kind: CellKind.Error } => WorkbookProblems.CellError(cell.Text),
        _ => question.Type switch
        {
            QuestionType.Integer or QuestionType.Decimal or QuestionType.Percent or QuestionType.Money => Number(question, cell),
            QuestionType.Date => Date(question, cell),
            QuestionType.YesNo or QuestionType.SelectOne or QuestionType.Unit => One(question, cell),
            QuestionType.SelectMany => Many(question, cell),
            QuestionType.Text or QuestionType.LongText or QuestionType.Attachment => AnswerText.Read(question, AsTyped(cell)),
        },
    };

    private static Outcome<Value> Number(Question question, SheetCell cell)
    {
        if (cell.Kind is CellKind.Text or CellKind.Truth)
        {
            return AnswerText.Read(question, cell.Text);
        }

        return !decimal.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? WorkbookProblems.DayForNumber(AsTyped(cell))
            : Value.Of(cell.IsPercent && question.Type == QuestionType.Percent ? number * 100 : number);
    }

    private static Outcome<Value> Date(Question question, SheetCell cell) =>
        cell.Kind != CellKind.Number ? AnswerText.Read(question, cell.Text)
        : DayOf(cell) is { } day ? Value.Of(day)
        : decimal.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial) && serial is >= 1 and <= LastDay
            ? Value.Of(DateOnly.FromDateTime(DateTime.FromOADate((double)serial)))
            : AnswerProblems.NotADate(cell.Text);

    private Outcome<Value> One(Question question, SheetCell cell)
    {
        var text = cell.Kind == CellKind.Truth && question.Type == QuestionType.YesNo ? cell.Text == "TRUE" ? "yes" : "no" : cell.Text;
        var value = choices.ValueOf(question, text);
        return question.Type == QuestionType.Unit
            ? unitExists?.Invoke(value) == false ? AnswerProblems.UnknownUnit(Short(value)) : Value.Of(value)
            : choices.Of(question, "vi").Any(option => option.Value == value) ? Value.Of(value) : AnswerProblems.NotAnOption(Short(value));
    }

    /// <summary>Labels with semicolons between, or the stored values with blanks.</summary>
    private Outcome<Value> Many(Question question, SheetCell cell)
    {
        var known = options.GetValueOrDefault(question.OptionList ?? "") ?? [];
        var chosen = cell.Text.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(label => choices.ValueOf(question, label))
            .SelectMany(value => known.Contains(value) ? [value] : value.Split(' ', StringSplitOptions.RemoveEmptyEntries) is var parts && parts.All(known.Contains) ? parts : [value])
            .ToList();
        return chosen.Find(value => !known.Contains(value)) is { } unknown ? AnswerProblems.NotAnOption(Short(unknown)) : AnswerText.Choices(chosen, known);
    }

    /// <summary>A day as people write it; all else as it stands.</summary>
    public static string AsTyped(SheetCell cell) => DayOf(cell) is { } day ? day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) : cell.Text;

    private static DateOnly? DayOf(SheetCell cell) => cell.Kind == CellKind.Number
        && DateOnly.TryParseExact(cell.Text.Split(' ')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Short(string text) => text.Length <= 80 ? text : text[..79] + "…";
}
