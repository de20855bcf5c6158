using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Registry;
using SurveyPlatform.Reports;
using SurveyPlatform.Returns;
using SurveyPlatform.Server.Demo;
using SurveyPlatform.Shared;
using SurveyPlatform.Standards;
using SurveyPlatform.Tests.Demo;
using SurveyPlatform.Tests.Documents;
using SurveyPlatform.Tests.Ground;
using Period = SurveyPlatform.Collection.Period;

namespace SurveyPlatform.Tests.Reports;

public sealed class CompileReportTests
{
    private static readonly Period Q3 = Period.Quarter(2023, 3);
    private static readonly Actor Leader = new("chu-tich", "Lãnh đạo", Actor.PermissionsOf([Role.Leader]), "/");

    [EachStore]
    public async Task A_report_is_compiled_anew_only_when_something_in_it_has_changed(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        await site.HandInAsync(Quarter.NhonBinh);
        site.Clock.Set("2023-09-28 09:00");
        var first = (await CompileAsync(site)).Require();
        (first.Vintage, first.Created, first.NonReporters).ShouldBe((1, true, 173));

        site.Clock.Set("2023-09-29 09:00");
        (await CompileAsync(site)).Require().ShouldBe(first with { Created = false });

        await site.HandInAsync(Quarter.QuyNhon);
        var second = (await CompileAsync(site)).Require();
        (second.Vintage, second.Created, second.NonReporters).ShouldBe((2, true, 172));
        var reports = (await site.AskAsync<ListReports, Outcome<ListReports.Result>>(list => list.RunAsync(Leader, CancellationToken.None))).Require().Reports;
        reports.Select(row => row.Vintage).ShouldBe([2, 1]);
    }

    [EachStore]
    public async Task Who_was_judged_before_is_left_alone_and_who_has_sent_a_return_since_is_judged_anew(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var receipt = await site.HandInAsync(Quarter.NhonBinh);
        (await EvaluateAsync(site)).ShouldBe((170, 170));
        (await EvaluateAsync(site)).ShouldBe((170, 0));
        await site.HandInAsync(Quarter.NhonPhu);
        (await EvaluateAsync(site)).ShouldBe((170, 1));

        var verdicts = await VerdictsAsync(site, await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer));
        verdicts.Rows.Select(row => row.Group).Distinct().ShouldHaveSingleItem("the city and its communes, nobody else");
        var reviewer = await site.SomebodyAtAsync(Quarter.QuyNhon, Role.Reviewer);
        (await site.ReviewAsync(await site.ObligationOfAsync(Quarter.NhonBinh), receipt.Version, ReturnAction.SendBack, "Kiểm tra lại", reviewer)).Require();
        (await EvaluateAsync(site)).ShouldBe((170, 1));
        (await VerdictsAsync(site, reviewer)).Rows.Single(row => row.Code == Quarter.NhonBinh).Cells.Values.Where(cell => cell.Outcome != VerdictOutcome.NotApplicable)
            .ShouldAllBe(cell => cell.Outcome == VerdictOutcome.Unknown);
    }

    [EachStore]
    public async Task Only_who_may_compiles_and_reads(string store)
    {
        await using var site = await Quarter.OpenAsync(store);
        var clerk = await site.SomebodyAtAsync(Quarter.NhonBinh);
        (await CompileAsync(site, clerk)).Problems.ShouldHaveSingleItem().ShouldBe(SharedProblems.NotPermitted);
        (await CompileAsync(site, Leader)).Problems.ShouldHaveSingleItem().ShouldBe(SharedProblems.NotPermitted);
        var report = (await CompileAsync(site)).Require();
        (await FileAsync(site, report.Id, clerk)).Problems.ShouldHaveSingleItem().ShouldBe(SharedProblems.NotPermitted);
        (await FileAsync(site, Guid.Empty, Leader)).Problems.ShouldHaveSingleItem().ShouldBe(SharedProblems.NotFound);
        (await FileAsync(site, report.Id, Leader)).Require().Name.ShouldBe("basic-it-2023-Q3-1.docx");
        (await CompileAsync(site, period: Period.Quarter(2023, 2))).Problems.ShouldHaveSingleItem().Code.ShouldBe("reports.no-exercise");
    }

    [Fact]
    public async Task The_demonstrations_quarter_gives_the_published_figures_in_model_workbook_and_document()
    {
        await using var site = await Quarter.OpenAsync(Stores.Sqlite);
        foreach (var submission in DemoSchedule.Of(BinhDinh.Units, new(2023, 9, 21), BinhDinh.Calendar, BinhDinh.Seed))
        {
            site.Clock.Set($"{submission.At:yyyy-MM-dd HH:mm}");
            await site.HandInAsync(submission.UnitCode);
        }

        site.Clock.Set("2023-10-03 09:00");
        var id = (await CompileAsync(site)).Require().Id;
        var report = (await site.AskAsync<GetReport, Outcome<GetReport.Result>>(get => get.RunAsync(id, Leader, CancellationToken.None))).Require().Report;
        report.CoverageOf(UnitKind.Commune).Reported.ShouldBe(DemoBaseline.CommunesReporting);
        Percent(report, "share-of-communes-without-lan", UnitKind.Commune).ShouldBe("67/155 43.2");
        Percent(report, "computers-per-person", UnitKind.Commune).ShouldBe("4127/4972 83.0");
        Percent(report, "computers-per-person", UnitKind.District).ShouldBe("989/1001 98.8");
        Percent(report, "share-of-offices-with-lan", UnitKind.District).ShouldBe("105/153 68.6");
        Percent(report, "licensed-antivirus", UnitKind.District).ShouldBe("798/989 80.7");
        Percent(report, "share-with-firewall", UnitKind.District).ShouldBe("5/11 45.5");
        Percent(report, "internet-speed", UnitKind.District).ShouldBe("1100/11 100.0");
        report.NonReporters.Count.ShouldBe(4);
        report.NonReporters.ShouldAllBe(unit => unit.Contact != null && unit.WorkingDaysLate == 8 && unit.Superior.StartsWith("UBND "));
        report.SoftReasons.ShouldBeGreaterThan(0);

        using var workbook = ReportWorkbookTests.Written(report);
        workbook.Workbook.Worksheets["Theo xã"].Cells["C9:C9"].ShouldNotBeNull();
        var text = ReportDocumentTests.TextOf(ReportDocumentTests.Written(report));
        report.NonReporters.Select(unit => unit.Authority).Concat(report.BelowStandard.Select(unit => unit.Authority))
            .ShouldAllBe(name => text.Contains($"Xem xét trách nhiệm của Chủ tịch {name}", StringComparison.Ordinal));
    }

    [Fact]
    public void The_model_survives_being_stored()
    {
        var report = SampleQuarter.Report();
        var json = ReportJson.Write(report);
        ReportJson.Write(ReportJson.Read(json)).ShouldBe(json);
        ReportJson.HashOf(report with { AsOf = report.AsOf.AddDays(1) }).ShouldBe(ReportJson.HashOf(report));
        ReportJson.HashOf(report with { SoftReasons = 38 }).ShouldNotBe(ReportJson.HashOf(report));
    }

    private static string Percent(ConsolidatedReport report, string indicator, UnitKind level) =>
        report.Find(indicator, level) is { } figure ? FormattableString.Invariant($"{figure.Numerator:0.##}/{figure.Denominator:0.##} {figure.Value:0.0}") : "none";

    private static Task<Outcome<CompileReport.Result>> CompileAsync(Site site, Actor? actor = null, Period? period = null) =>
        site.AskAsync<CompileReport, Outcome<CompileReport.Result>>(compile => compile.RunAsync(period ?? Q3, actor ?? Quarter.Coordinator, CancellationToken.None));

    private static Task<Outcome<GetReportFile.File>> FileAsync(Site site, Guid id, Actor actor) =>
        site.AskAsync<GetReportFile, Outcome<GetReportFile.File>>(get => get.RunAsync(id, ReportFormat.Document, actor, CancellationToken.None));

    private static async Task<(int Units, int Judged)> EvaluateAsync(Site site)
    {
        var exercise = await site.StoreAsync(db => db.Exercises.SingleAsync(item => item.CollectionCode == "hardware"));
        var tally = (await site.AskAsync<EvaluateStandards, Outcome<EvaluateStandards.Tally>>(evaluate =>
            evaluate.RunAsync(exercise.Id, Quarter.Coordinator, CancellationToken.None))).Require();
        return (tally.Units, tally.Judged);
    }

    private static async Task<VerdictTable.Result> VerdictsAsync(Site site, Actor actor) =>
        (await site.AskAsync<VerdictTable, Outcome<VerdictTable.Result>>(table => table.RunAsync(new(), actor, CancellationToken.None))).Require();
}
