using OfficeOpenXml;
using OfficeOpenXml.Style;
using SurveyPlatform.Returns;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Documents;

/// <summary>What the sheets of one workbook share: names, lists, where each question stands. Formulas come last, when all of them have a place.</summary>
internal sealed class ReturnWorkbookParts
{
    private const int NameMaxLength = 31;

    private readonly ExcelPackage _package;
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, FormulaCell> _cells = new(StringComparer.Ordinal);
    private readonly NeverAsked _never;
    private readonly List<(ExcelRange Range, Question Question, LineGroup? Group)> _calculated = [];
    private readonly List<(ExcelRange Range, string Relevant, LineGroup? Group)> _conditional = [];

    public ReturnWorkbookParts(ExcelPackage package, ReturnWorkbookContent content)
    {
        (_package, Content, _never) = (package, content, new(content.Return.Context));
        Choices = new(content.Template, content.Return.Units);
        Lists = new(Choices, content.Language);
        Cells = new(this);
    }

    public ReturnWorkbookContent Content { get; }

    public ChoiceLabels Choices { get; }

    public ReturnWorkbookLists Lists { get; }

    public ReturnWorkbookCells Cells { get; }

    /// <summary>A sheet with its hidden row and column of keys, protected against all but answers.</summary>
    public ExcelWorksheet AddSheet(string title, string mark)
    {
        var sheet = _package.Workbook.Worksheets.Add(NameFor(title));
        sheet.UseHouseStyle();
        sheet.Cells[1, 1].Value = mark;
        sheet.Row(1).Hidden = true;
        sheet.Column(1).Hidden = true;
        sheet.Protection.IsProtected = true;
        sheet.Protection.AllowFormatColumns = true;
        sheet.Protection.AllowFormatRows = true;
        sheet.Protection.AllowSort = true;
        return sheet;
    }

    /// <summary>As much of a title as the name of a sheet can hold, numbered where two would be alike.</summary>
    public string NameFor(string title)
    {
        var clean = Wording.Clean(title.ReplaceLineEndings(" ")).Trim('\'', ' ');
        clean = string.Concat(clean.Select(character => "[]:*?/\\".Contains(character, StringComparison.Ordinal) ? '-' : character));
        var name = Cut(clean.Length == 0 ? "-" : clean, NameMaxLength);
        for (var number = 2; !_names.Add(name); number++)
        {
            name = $"{Cut(clean, NameMaxLength - 4)} {number}";
        }

        return name;
    }

    /// <summary>Whether the kind of unit alone decides that it is not asked; such a thing is left out.</summary>
    public bool IsNeverAsked(string? relevant) => _never.Holds(relevant);

    public void Place(string name, FormulaCell cell) => _cells[name] = cell;

    /// <summary>The range is worked out; of lines, its first cell speaks for all.</summary>
    public void Calculate(ExcelRange range, Question question, LineGroup? group = null) => _calculated.Add((range, question, group));

    /// <summary>Grey while it need not be answered.</summary>
    public void GreyUnless(string? relevant, ExcelRange range, LineGroup? group = null)
    {
        if (relevant is not null)
        {
            _conditional.Add((range, relevant, group));
        }
    }

    public void WriteFormulas()
    {
        foreach (var (range, question, group) in _calculated)
        {
            if (ScopeOf(range, group).Figure(question) is { } formula)
            {
                range.Formula = formula;
            }
            else
            {
                range.Value = Content.Words("workbook.worked-out-later");
                range.Style.Font.Italic = true;
                range.Style.HorizontalAlignment = ExcelHorizontalAlignment.Center;
            }
        }

        foreach (var (range, relevant, group) in _conditional)
        {
            if (ScopeOf(range, group).NotHolding(relevant) is { } formula)
            {
                var rule = range.Worksheet.ConditionalFormatting.AddExpression(range);
                rule.Formula = formula;
                rule.Style.Fill.PatternType = ExcelFillStyle.Solid;
                rule.Style.Fill.BackgroundColor.Color = System.Drawing.Color.FromArgb(0xE4, 0xE4, 0xE4);
            }
        }
    }

    private ReturnWorkbookFormula ScopeOf(ExcelRange range, LineGroup? group) =>
        new(name => _cells.GetValueOrDefault(name), Content, Choices, range.Worksheet.Name, group?.Name, range.Start.Row);

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)].TrimEnd() + "…";
}
