using OfficeOpenXml;
using SurveyPlatform.Returns;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Documents;

/// <summary>The hidden sheet that drop-down lists take their choices from, one column each.</summary>
internal sealed class ReturnWorkbookLists(ChoiceLabels choices, string language)
{
    private const string Sheet = "_lists";

    private readonly List<(string Key, IReadOnlyList<string> Labels)> _columns = [];

    /// <summary>The range of a question's choices; null where it has none.</summary>
    public string? RangeFor(Question question) => question.Type switch
    {
        QuestionType.Unit => Range("units", choices.Units),
        QuestionType.YesNo => Range("yes-no", Labels(question)),
        QuestionType.SelectOne => Range($"list {question.OptionList}", Labels(question)),
        QuestionType.Integer or QuestionType.Decimal or QuestionType.Percent or QuestionType.Money or QuestionType.SelectMany
            or QuestionType.Text or QuestionType.LongText or QuestionType.Date or QuestionType.Attachment => null,
    };

    public string RangeForMark() => Range("mark", [ChoiceLabels.Mark])!;

    public void Write(ExcelPackage package)
    {
        var sheet = package.Workbook.Worksheets.Add(Sheet);
        for (var column = 0; column < _columns.Count; column++)
        {
            for (var row = 0; row < _columns[column].Labels.Count; row++)
            {
                sheet.Put(row + 1, column + 1, _columns[column].Labels[row]);
            }
        }

        sheet.Protection.IsProtected = true;
        sheet.Hidden = eWorkSheetHidden.VeryHidden;
    }

    private List<string> Labels(Question question) => [.. choices.Of(question, language).Select(option => option.Label)];

    private string? Range(string key, IReadOnlyList<string> labels)
    {
        if (labels.Count == 0)
        {
            return null;
        }

        var column = _columns.FindIndex(known => known.Key == key);
        if (column < 0)
        {
            _columns.Add((key, labels));
            column = _columns.Count - 1;
        }

        return $"{Sheet}!{ExcelCellBase.GetAddress(1, column + 1, labels.Count, column + 1, Absolute: true)}";
    }
}
