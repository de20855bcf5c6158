using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OfficeOpenXml;
using SurveyPlatform.Mail;
using SurveyPlatform.Recipes;
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
        var mail = Directory.CreateTempSubdirectory("survey-mail-").FullName;
        var connectionString = await Databases.CreateAsync(store);
        var clock = new DemoClock(new SettableClock());
        clock.StandAt(new(2023, 9, 14));
        await using var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(clock)
            .AddSurveyPlatform(connectionString, new MailSettings { PickupFolder = mail }, new(mail)).BuildServiceProvider();
        await PrepareAsync(services);

        var played = await new DemoQuarter(services.GetRequiredService<IServiceScopeFactory>(), clock, TextWriter.Null).RunAsync(default);

        var report = (await AskAsync<GetReport, Outcome<GetReport.Result>>(services, get => get.RunAsync(played.Report.Id, Actor.System, default))).Require().Report;
        report.CoverageOf(UnitKind.Commune).ShouldSatisfyAllConditions(row => row.Obliged.ShouldBe(159), row => row.Reported.ShouldBe(155), row => row.Missing.ShouldBe(4));
        Line(report, "share-of-communes-without-lan", UnitKind.Commune).ShouldBe("67/155 = 43.2");
        Line(report, "computers-per-person", UnitKind.Commune).ShouldEndWith("= 83.0");
        Line(report, "computers-per-person", UnitKind.District).ShouldEndWith("= 98.8");
        Line(report, "share-of-offices-with-lan", UnitKind.District).ShouldBe("105/153 = 68.6");
        Line(report, "licensed-antivirus", UnitKind.District).ShouldBe("798/989 = 80.7");
        Line(report, "share-with-firewall", UnitKind.District).ShouldBe("5/11 = 45.5");
        Line(report, "internet-speed", UnitKind.District).ShouldBe("1100/11 = 100.0");

        await NobodyWasWrittenToAfterSubmittingAsync(services);
        await TheDistrictsPlanAsync(services, clock);
        await TheFilesSayTheSameAsync(services, played.Report.Id, report);
        await services.DisposeAsync();
        await Databases.DropAsync(connectionString);
        Directory.Delete(mail, recursive: true);
    }

    private static async Task TheDistrictsPlanAsync(IServiceProvider services, DemoClock clock)
    {
        await DemoRemediation.AfterQuarterAsync(services, clock, DemoQuarter.First, default);
        var plans = (await AskAsync<ListPlans, Outcome<ListPlans.Result>>(services, list => list.RunAsync(null, null, null, Actor.System, default))).Require().Rows;
        plans.Count.ShouldBe(11);
        plans.Count(plan => plan.State == PlanState.Issued).ShouldBe(9);
        plans.Where(plan => plan.State == PlanState.Issued).ShouldAllBe(plan => plan.Uncovered == 0 && plan.Tasks > 0);
        plans.Where(plan => plan.State != PlanState.Issued).ShouldAllBe(plan => plan.Uncovered > 0);
    }

    private static async Task NobodyWasWrittenToAfterSubmittingAsync(IServiceProvider services)
    {
        var late = await AskAsync<SurveyDbContext, int>(services, db => (
            from item in db.ReminderItems
            join formReturn in db.Returns on item.ObligationId equals formReturn.ObligationId
            where item.Message.State == ReminderState.Sent && !item.IsWithdrawn && formReturn.FirstSubmittedAtUtc < item.Message.SentAtUtc
            select item).CountAsync());
        late.ShouldBe(0);
        var silent = await AskAsync<SurveyDbContext, int>(services, db => db.Obligations
            .Where(obligation => !db.Returns.Any(item => item.ObligationId == obligation.Id))
            .Select(obligation => db.ReminderItems.Count(item => item.ObligationId == obligation.Id && item.Channel == ReminderChannel.Email && item.Message.State == ReminderState.Sent)).MinAsync());
        silent.ShouldBeGreaterThanOrEqualTo(5, "who never answered was told by every rule");
    }

    private static async Task TheFilesSayTheSameAsync(IServiceProvider services, Guid id, ConsolidatedReport report)
    {
        var word = await FileAsync(services, id, ReportFormat.Document);
        using var document = WordprocessingDocument.Open(new MemoryStream(word), isEditable: false);
        var text = document.MainDocumentPart!.Document.Body!.InnerText;
        text.ShouldContain("(67/155)");
        text.ShouldContain("(105/153)");
        report.NonReporters.Count.ShouldBe(4);
        report.NonReporters.ShouldAllBe(unit => text.Contains(unit.Authority, StringComparison.Ordinal));
        using var workbook = new ExcelPackage(new MemoryStream(await FileAsync(services, id, ReportFormat.Workbook)));
        workbook.Workbook.Worksheets.Count.ShouldBe(7);
        var rows = workbook.Workbook.Worksheets.First().Cells.GroupBy(cell => cell.Start.Row, cell => cell.Text);
        rows.ShouldContain(row => row.Contains("67") && row.Contains("155"));
    }

    private static async Task<byte[]> FileAsync(IServiceProvider services, Guid id, ReportFormat format) =>
        (await AskAsync<GetReportFile, Outcome<GetReportFile.File>>(services, get => get.RunAsync(id, format, Actor.System, default))).Require().Content;

    private static string Line(ConsolidatedReport report, string indicator, UnitKind level) =>
        report.Find(indicator, level) is { } figure ? FormattableString.Invariant($"{figure.Numerator:0}/{figure.Denominator:0} = {figure.Value:0.0}") : "";

    private static async Task PrepareAsync(IServiceProvider services)
    {
        await AskAsync<SurveyDbContext, bool>(services, async db =>
        {
            await db.MigrateAsync(default);
            return true;
        });
        var files = Site.BinhDinh.Select(name => ($"{name}.recipe.json", File.ReadAllText(Path.Combine(Repository.Root, "recipes", $"{name}.recipe.json")))).ToList();
        (await AskAsync<RunRecipe, Outcome<int>>(services, run => run.RunAsync(files, default))).Require();
    }

    private static async Task<TResult> AskAsync<TService, TResult>(IServiceProvider services, Func<TService, Task<TResult>> action)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await action(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
