using System.Globalization;
using OfficeOpenXml;
using SurveyPlatform.Returns;

namespace SurveyPlatform.Documents;

/// <summary>
/// What is hidden in the workbook of a return. A sheet's row 1 marks columns (<c>1 2 3</c>, or the questions of a group of lines), and A1
/// says what the sheet is: <c>form</c> or <c>lines=group</c>. Column A names what a row answers, by marked column: <c>2=staff_officials</c>,
/// <c>1=desktops 2=laptops</c>, <c>2=payers/district</c> for one choice of many; <c>head</c> is the row that lines begin under.
/// </summary>
internal static class ReturnWorkbookKeys
{
    public const string Sheet = "_keys";
    public const string SealLabel = "seal";
    public const string AnswersLabel = "answers";
    public const string FormMark = "form";
    public const string LinesMark = "lines=";
    public const string HeadMark = "head";

    /// <summary>Of a text in one cell; longer ones are cut over several.</summary>
    private const int ChunkLength = 30_000;

    public static string Column(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static void Write(ExcelPackage package, ReturnWorkbookContent content)
    {
        var sheet = package.Workbook.Worksheets.Add(Sheet);
        var (obligation, exercise) = (content.Return.Obligation, content.Return.Obligation.Exercise);
        Put(1, "form", content.Template.Code);
        Put(2, "unit", obligation.UnitCode);
        Put(3, "period", exercise.Period.ToString());
        Put(4, SealLabel, content.Seal);
        var row = 5;
        foreach (var chunk in AnswerJson.Write(content.Template, content.Return.Answers).Chunk(ChunkLength))
        {
            Put(row++, AnswersLabel, new string(chunk));
        }

        sheet.Protection.IsProtected = true;
        sheet.Hidden = eWorkSheetHidden.VeryHidden;

        void Put(int at, string label, string text)
        {
            sheet.Cells[at, 1].Value = label;
            sheet.Cells[at, 2].Value = text;
        }
    }
}
