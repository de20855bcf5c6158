using OfficeOpenXml;
using OfficeOpenXml.DataValidation.Contracts;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Tests.Ground;

public static class DownloadedWorkbooks
{
    public static async Task<DownloadedWorkbook> WorkbookOfAsync(this Site site, string unitCode, string language = "vi")
    {
        var (obligation, clerk) = (await site.ObligationOfAsync(unitCode), await site.SomebodyAtAsync(unitCode));
        return new((await site.AskAsync<GetReturnWorkbook, Outcome<GetReturnWorkbook.File>>(get =>
            get.RunAsync(obligation.Id, language, WordsOf(language), clerk, CancellationToken.None))).Require().Content);
    }

    public static Words WordsOf(string language)
    {
        var texts = new Texts(language);
        return (key, arguments) => texts[key, arguments];
    }

    /// <summary>What one may type: <c>Whole 0 2000</c>.</summary>
    public static string DataValidation(this ExcelRangeBase cell) => cell.Worksheet.DataValidations.First(rule => rule.Address.Address.Split(':')[0] == cell.Start.Address) switch
    {
        IExcelDataValidationInt whole => $"Whole {whole.Formula.Value} {whole.Formula2.Value}",
        IExcelDataValidationList list => $"List {list.Formula.ExcelFormula}",
        var other => other.ValidationType.Type.ToString(),
    };
}
