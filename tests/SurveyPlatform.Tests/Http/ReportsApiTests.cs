using System.Net;
using SurveyPlatform.Collection;
using SurveyPlatform.Reports;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Server;

namespace SurveyPlatform.Tests.Http;

public sealed class ReportsApiTests(SharedServer server) : IClassFixture<SharedServer>
{
    private readonly ServerSite _site = server.Site;

    [Fact]
    public async Task The_files_of_a_report_come_as_they_were_compiled_and_only_to_whom_reports_are_open()
    {
        (await _site.AskAsync<CompileReport, Outcome<CompileReport.Result>>(compile => compile.RunAsync(Period.Quarter(2023, 3), Actor.System, CancellationToken.None))).Require();
        using var program = await _site.ProgramOfAsync("department");
        var report = (await (await program.GetAsync("/api/v1/reports")).JsonAsync()).AsArray().ShouldHaveSingleItem()!;
        report["period"]!.GetValue<string>().ShouldBe("2023-Q3");
        var path = $"/api/v1/reports/{report["id"]!.GetValue<string>()}";
        (await (await program.GetAsync(path)).JsonAsync())["period"]!.GetValue<string>().ShouldBe("2023-Q3");
        foreach (var format in new[] { "xlsx", "docx" })
        {
            var file = await program.GetAsync($"{path}/files/{format}");
            file.Content.Headers.ContentDisposition!.FileName.ShouldBe($"{report["definition"]}-2023-Q3-1.{format}");
            (await file.Content.ReadAsByteArrayAsync())[..2].ShouldBe("PK"u8.ToArray());
        }

        (await program.GetAsync($"{path}/files/pdf")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await program.GetAsync($"/api/v1/reports/{Guid.Empty}/files/xlsx")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var ward = await _site.ProgramOfAsync("ward21550");
        foreach (var forbidden in new[] { "/api/v1/reports", path, $"{path}/files/xlsx" })
        {
            (await ward.GetAsync(forbidden)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }
}
