using OfficeOpenXml;
using SurveyPlatform.Reports;

namespace SurveyPlatform.Documents;

/// <summary>The consolidated report as a workbook: figures to filter and to reckon with. Numbers are numbers; what is unknown is blank.</summary>
public static class ReportWorkbook
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Write(ConsolidatedReport report, Stream target)
    {
        using var package = new ExcelPackage();
        var properties = package.Workbook.Properties;
        properties.Title = $"Báo cáo tổng hợp {report.Period.Title("vi")}";
        properties.Author = Wording.Clean(report.Letterhead.IssuingBodyName);
        properties.Created = report.AsOf.ToDateTime(TimeOnly.MinValue);

        SummarySheet.Write(package, report);
        UnitSheets.Districts(package, report);
        UnitSheets.Communes(package, report);
        OperatorSheet.Write(package, report);
        NameSheets.NonReporters(package, report);
        NameSheets.BelowStandard(package, report);
        NameSheets.Decided(package, report);
        DefinitionSheet.Write(package, report);

        using var written = new MemoryStream();
        package.SaveAs(written);
        StablePackage.Copy(written, target);
    }
}
