extern alias server;

using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OfficeOpenXml;
using server::SurveyPlatform.Server;
using server::SurveyPlatform.Server.Demo;
using SurveyPlatform.Cms.Tests.Ground;
using SurveyPlatform.Recipes;
using SurveyPlatform.Reports;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Cms.Tests.Demo;

/// <summary>One product, two hosts: the same quarter played in both, and what is reported of it laid side by side.</summary>
public sealed class DemoQuarterTests
{
    [Fact]
    public async Task The_quarter_played_in_this_host_gives_the_same_report_as_in_the_other_cell_for_cell()
    {
        var (here, there) = (await PlayHereAsync(), await PlayThereAsync());

        here.Cells.Count.ShouldBeGreaterThan(2000);
        here.Cells.ShouldBe(there.Cells);
        here.Paragraphs.Count.ShouldBeGreaterThan(100);
        here.Paragraphs.ShouldBe(there.Paragraphs);
        here.Model.ShouldBe(there.Model);
        here.Hash.ShouldBe(there.Hash);
    }

    private static async Task<Report> PlayHereAsync()
    {
        var clock = Clock();
        await using var site = await CmsSite.StartAsync(clock);
        await site.RunRecipesAsync("demo-accounts");
        Report? report = null;
        await site.InTenantAsync(async tenant => report = await PlayAsync(tenant, clock));
        return report!;
    }

    private static async Task<Report> PlayThereAsync()
    {
        var folder = Directory.CreateTempSubdirectory("survey-server-").FullName;
        var clock = Clock();
        await using (var host = ServerHost.Build([], builder => Configure(builder, folder, clock)))
        {
            await host.MigrateAsync();
            await using (var scope = host.Services.CreateAsyncScope())
            {
                var files = Setup.Recipes.Append("demo-accounts").Select(name => ($"{name}.recipe.json", Setup.ReadRecipe(name))).ToList();
                (await scope.ServiceProvider.GetRequiredService<RunRecipe>().RunAsync(files, default)).Require();
            }

            var report = await PlayAsync(host.Services, clock);
            Directory.Delete(folder, recursive: true);
            return report;
        }
    }

    private static void Configure(WebApplicationBuilder builder, string folder, DemoClock clock)
    {
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Survey"] = $"Data Source={Path.Combine(folder, "survey.db")}",
            ["Mail:PickupFolder"] = Path.Combine(folder, "mail"),
            ["Jobs:Enabled"] = "false",
            ["Logging:LogLevel:Default"] = "Warning",
        });
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
    }

    /// <summary>The day on which the demonstration begins.</summary>
    private static DemoClock Clock()
    {
        var clock = new DemoClock(new SettableClock());
        clock.StandAt(new(2023, 9, 14));
        return clock;
    }

    private static async Task<Report> PlayAsync(IServiceProvider services, DemoClock clock)
    {
        var scopes = services.GetRequiredService<IServiceScopeFactory>();
        var played = await new DemoQuarter(scopes, clock, TextWriter.Null).RunAsync(default);
        await using var scope = scopes.CreateAsyncScope();
        var found = (await scope.ServiceProvider.GetRequiredService<GetReport>().RunAsync(played.Report.Id, Actor.System, default)).Require();
        found.Report.CoverageOf(Registry.UnitKind.Commune).Reported.ShouldBe(155, "as was published in August 2023");
        var files = scope.ServiceProvider.GetRequiredService<GetReportFile>();
        var workbook = (await files.RunAsync(played.Report.Id, ReportFormat.Workbook, Actor.System, default)).Require();
        var document = (await files.RunAsync(played.Report.Id, ReportFormat.Document, Actor.System, default)).Require();
        return new(found.Row.ContentHash, ReportJson.Write(found.Report), CellsOf(workbook.Content), ParagraphsOf(document.Content));
    }

    private static List<string> CellsOf(byte[] workbook)
    {
        using var book = new ExcelPackage(new MemoryStream(workbook));
        return
        [
            .. from sheet in book.Workbook.Worksheets
               from cell in sheet.Cells
               select FormattableString.Invariant($"{sheet.Name}!{cell.Address} {cell.Value} [{cell.Formula}] {cell.Style.Numberformat.Format} {cell.Style.Font.Bold} {cell.Merge}"),
        ];
    }

    private static List<string> ParagraphsOf(byte[] document)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(document), isEditable: false);
        return [.. word.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>().Select(paragraph => $"{paragraph.ParagraphProperties?.ParagraphStyleId?.Val} {paragraph.InnerText}")];
    }

    private sealed record Report(string Hash, string Model, List<string> Cells, List<string> Paragraphs);
}
