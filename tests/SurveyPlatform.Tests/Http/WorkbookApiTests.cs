using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using SurveyPlatform.Tests.Ground;
using SurveyPlatform.Tests.Server;

namespace SurveyPlatform.Tests.Http;

/// <summary>A program fetches the workbook of a return, fills it in and sends it back.</summary>
public sealed class WorkbookApiTests
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [EachStore]
    public async Task A_workbook_is_fetched_shown_and_taken(string store)
    {
        await using var site = await ServerSite.OpenAsync(store);
        using var program = await site.ProgramOfAsync("ward21550");
        var path = $"/api/v1/obligations/{await site.ObligationAsync("21550")}";
        var answer = await program.GetAsync($"{path}/workbook");
        (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, Xlsx));
        using var book = new DownloadedWorkbook(await answer.Content.ReadAsByteArrayAsync());
        book.Cell("staff_officials").Value = 11;
        book.Cell("staff_civil_servants").Value = "1.5";

        var shown = await SendAsync(program, $"{path}/workbook", book.Saved());
        (shown.StatusCode, shown.Headers.ETag!.Tag).ShouldBe((HttpStatusCode.OK, "\"0\""));
        var preview = await shown.JsonAsync();
        preview["isTaken"]!.GetValue<bool>().ShouldBeFalse();
        var change = preview["changes"]!.AsArray().ShouldHaveSingleItem()!;
        (change["place"]!.GetValue<string>(), change["workbook"]!.GetValue<string>(), change["draft"]!.GetValue<string>()).ShouldBe(("staff_officials", "11", ""));
        change["cell"]!.GetValue<string>().ShouldStartWith("Nhân sự!");
        preview["remarks"]!.AsArray().ShouldHaveSingleItem()!["code"]!.GetValue<string>().ShouldBe("shared.ambiguous-number");
        (await AnswersAsync(program, path)).ShouldBe("{}");

        var taken = await SendAsync(program, $"{path}/workbook?take=true", book.Saved(), "\"0\"");
        (taken.StatusCode, taken.Headers.ETag!.Tag).ShouldBe((HttpStatusCode.OK, "\"1\""));
        (await taken.JsonAsync())["isTaken"]!.GetValue<bool>().ShouldBeTrue();
        (await AnswersAsync(program, path)).ShouldBe("""{"staff_officials":11}""");
    }

    [EachStore]
    public async Task Newer_work_is_never_overwritten(string store)
    {
        await using var site = await ServerSite.OpenAsync(store);
        using var program = await site.ProgramOfAsync("ward21550");
        var id = await site.ObligationAsync("21550");
        var path = $"/api/v1/obligations/{id}";
        using var book = await DownloadAsync(program, path);
        book.Cell("staff_officials").Value = 11;
        (await SendAsync(program, $"{path}/workbook?take=true", book.Saved())).StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);
        await program.PutAnswersAsync(id, new JsonObject { ["computers_total"] = 24 }, "\"0\"");
        await RefusedAsync(await SendAsync(program, $"{path}/workbook?take=true", book.Saved(), "\"0\""), HttpStatusCode.PreconditionFailed, "returns.changed-meanwhile");

        var stale = await (await SendAsync(program, $"{path}/workbook", book.Saved())).JsonAsync();
        stale["isStale"]!.GetValue<bool>().ShouldBeTrue();
        (await SendAsync(program, $"{path}/workbook?take=true", book.Saved(), "\"1\"")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await AnswersAsync(program, path)).ShouldBe("""{"staff_officials":11,"computers_total":24}""");

        book.Cell("staff_officials").Value = 12;
        await RefusedAsync(await SendAsync(program, $"{path}/workbook?take=true", book.Saved(), "\"2\""), HttpStatusCode.Conflict, "workbook.both-changed");
        (await AnswersAsync(program, path)).ShouldBe("""{"staff_officials":11,"computers_total":24}""");
    }

    [Fact]
    public async Task A_foreign_a_tampered_and_any_other_file_are_told_apart_and_a_stranger_sees_nothing()
    {
        await using var site = await ServerSite.OpenAsync();
        using var program = await site.ProgramOfAsync("ward21550");
        using var neighbour = await site.ProgramOfAsync("ward21553");
        using var department = await site.ProgramOfAsync("department");
        var path = $"/api/v1/obligations/{await site.ObligationAsync("21550")}";
        using var foreign = await DownloadAsync(neighbour, $"/api/v1/obligations/{await site.ObligationAsync("21553")}");
        await RefusedAsync(await SendAsync(program, $"{path}/workbook", foreign.Saved()), HttpStatusCode.UnprocessableEntity, "workbook.other-unit");
        await RefusedAsync(await SendAsync(program, $"{path}/workbook", "nothing"u8.ToArray()), HttpStatusCode.UnprocessableEntity, "xlsform.not-a-workbook");
        using var book = await DownloadAsync(program, path);
        var keys = book.Package.Workbook.Worksheets["_keys"];
        keys.Cells[keys.Cells["A:A"].First(cell => cell.Text == "answers").Start.Row, 2].Value = """{"staff_officials":9}""";
        await RefusedAsync(await SendAsync(program, $"{path}/workbook", book.Saved()), HttpStatusCode.UnprocessableEntity, "workbook.tampered");

        await RefusedAsync(await neighbour.GetAsync($"{path}/workbook"), HttpStatusCode.NotFound, "shared.not-found");
        await RefusedAsync(await SendAsync(neighbour, $"{path}/workbook?take=true", foreign.Saved(), "\"0\""), HttpStatusCode.NotFound, "shared.not-found");
        await RefusedAsync(await department.GetAsync($"{path}/workbook"), HttpStatusCode.NotFound, "shared.not-found");
        await RefusedAsync(await SendAsync(program, $"{path}/workbook", new byte[9 * 1024 * 1024]), HttpStatusCode.RequestEntityTooLarge, "api.body-too-large");
    }

    private static async Task<DownloadedWorkbook> DownloadAsync(HttpClient program, string path) =>
        new(await program.GetByteArrayAsync($"{path}/workbook"));

    private static async Task<HttpResponseMessage> SendAsync(HttpClient program, string path, byte[] file, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue(Xlsx) } } };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await program.SendAsync(request);
    }

    private static Task<string> AnswersAsync(HttpClient program, string path) => program.GetStringAsync($"{path}/answers");

    private static async Task RefusedAsync(HttpResponseMessage answer, HttpStatusCode status, string code) =>
        (answer.StatusCode, (await answer.JsonAsync())["code"]!.GetValue<string>()).ShouldBe((status, code));
}
