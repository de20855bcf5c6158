using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using OfficeOpenXml;
using SurveyPlatform.Registry;
using SurveyPlatform.Remediation;
using SurveyPlatform.Reminders;
using SurveyPlatform.Reports;
using SurveyPlatform.Server.Demo;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Demo;

/// <summary>The whole quarter played through the use cases, its report held against what was published in August 2023.</summary>
public sealed class DemoQuarterTests
{
    [EachStore]
    public async Task The_compiled_report_says_what_was_published(string store)
    {
        await using var stage = await DemoStage.SetAsync(store);

        var played = await stage.Quarter.RunAsync(default);

        var report = (await stage.AskAsync<GetReport, Outcome<GetReport.Result>>(get => get.RunAsync(played.Report.Id, Actor.System, default))).Require().Report;
        report.CoverageOf(UnitKind.Commune).ShouldSatisfyAllConditions(row => row.Obliged.ShouldBe(159), row => row.Reported.ShouldBe(155), row => row.Missing.ShouldBe(4));
        Line(report, "share-of-communes-without-lan", UnitKind.Commune).ShouldBe("67/155 = 43.2");
        Line(report, "computers-per-person", UnitKind.Commune).ShouldEndWith("= 83.0");
        Line(report, "computers-per-person", UnitKind.District).ShouldEndWith("= 98.8");
        Line(report, "share-of-offices-with-lan", UnitKind.District).ShouldBe("105/153 = 68.6");
        Line(report, "licensed-antivirus", UnitKind.District).ShouldBe("798/989 = 80.7");
        Line(report, "share-with-firewall", UnitKind.District).ShouldBe("5/11 = 45.5");
        Line(report, "internet-speed", UnitKind.District).ShouldBe("1100/11 = 100.0");

        await NobodyWasWrittenToAfterSubmittingAsync(stage);
        await TheDistrictsPlanAsync(stage);
        await TheFilesSayTheSameAsync(stage, played.Report.Id, report);
    }

    private static async Task TheDistrictsPlanAsync(DemoStage stage)
    {
        await DemoRemediation.AfterQuarterAsync(stage.Services, stage.Clock, DemoQuarter.First, default);
        var plans = (await stage.AskAsync<ListPlans, Outcome<ListPlans.Result>>(list => list.RunAsync(null, null, null, Actor.System, default))).Require().Rows;
        plans.Count.ShouldBe(11);
        plans.Count(plan => plan.State == PlanState.Issued).ShouldBe(9);
        plans.Where(plan => plan.State == PlanState.Issued).ShouldAllBe(plan => plan.Uncovered == 0 && plan.Tasks > 0);
        plans.Where(plan => plan.State != PlanState.Issued).ShouldAllBe(plan => plan.Uncovered > 0);
    }

    private static async Task NobodyWasWrittenToAfterSubmittingAsync(DemoStage stage)
    {
        var late = await stage.AskAsync<SurveyDbContext, int>(db => (
            from item in db.ReminderItems
            join formReturn in db.Returns on item.ObligationId equals formReturn.ObligationId
            where item.Message.State == ReminderState.Sent && !item.IsWithdrawn && formReturn.FirstSubmittedAtUtc < item.Message.SentAtUtc
            select item).CountAsync());
        late.ShouldBe(0);
        var silent = await stage.AskAsync<SurveyDbContext, int>(db => db.Obligations
            .Where(obligation => !db.Returns.Any(item => item.ObligationId == obligation.Id))
            .Select(obligation => db.ReminderItems.Count(item => item.ObligationId == obligation.Id && item.Channel == ReminderChannel.Email && item.Message.State == ReminderState.Sent)).MinAsync());
        silent.ShouldBeGreaterThanOrEqualTo(5, "who never answered was told by every rule");
    }

    private static async Task TheFilesSayTheSameAsync(DemoStage stage, Guid id, ConsolidatedReport report)
    {
        var word = await FileAsync(stage, id, ReportFormat.Document);
        using var document = WordprocessingDocument.Open(new MemoryStream(word), isEditable: false);
        var text = document.MainDocumentPart!.Document.Body!.InnerText;
        text.ShouldContain("(67/155)");
        text.ShouldContain("(105/153)");
        report.NonReporters.Count.ShouldBe(4);
        report.NonReporters.ShouldAllBe(unit => text.Contains(unit.Authority, StringComparison.Ordinal));
        using var workbook = new ExcelPackage(new MemoryStream(await FileAsync(stage, id, ReportFormat.Workbook)));
        workbook.Workbook.Worksheets.Count.ShouldBe(7);
        var rows = workbook.Workbook.Worksheets.First().Cells.GroupBy(cell => cell.Start.Row, cell => cell.Text);
        rows.ShouldContain(row => row.Contains("67") && row.Contains("155"));
    }

    private static async Task<byte[]> FileAsync(DemoStage stage, Guid id, ReportFormat format) =>
        (await stage.AskAsync<GetReportFile, Outcome<GetReportFile.File>>(get => get.RunAsync(id, format, Actor.System, default))).Require().Content;

    private static string Line(ConsolidatedReport report, string indicator, UnitKind level) =>
        report.Find(indicator, level) is { } figure ? FormattableString.Invariant($"{figure.Numerator:0}/{figure.Denominator:0} = {figure.Value:0.0}") : "";
}
