using System.Net;
using System.Text.RegularExpressions;
using SurveyPlatform.Tests.Ground;
using SurveyPlatform.Tests.Server;

namespace SurveyPlatform.Tests.Http;

/// <summary>Download, upload, preview and confirmation as a browser without script does them.</summary>
public sealed class WorkbookPagesTests : IAsyncLifetime
{
    private ServerSite _site = null!;
    private string _return = "";

    private string Page => $"{_return}/workbook";

    public async Task InitializeAsync()
    {
        _site = await ServerSite.OpenAsync();
        _return = $"/returns/{await _site.ObligationAsync("21550")}";
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task What_is_uploaded_is_shown_and_only_what_is_confirmed_is_saved()
    {
        using var clerk = await _site.SignInAsync("ward21550");
        (await clerk.ReadAsync(_return)).ShouldContain($"href=\"{Page}\"");
        using var book = await DownloadAsync(clerk);
        book.Cell("staff_officials").Value = 11;
        book.Cell("staff_civil_servants").Value = "1.5";
        book.Cell("computers_total").Value = 24;
        book.Cell("reporter_name").Value = "<script>alert(1)</script>";
        var answer = await clerk.UploadAsync(Page, "file", book.Saved());
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = await answer.Content.ReadAsStringAsync();
        html.ShouldNotContain("<script>alert");
        var preview = WebUtility.HtmlDecode(html);
        preview.ShouldContain("3 nội dung thay đổi");
        preview.ShouldContain("Nhân sự!E");
        preview.ShouldContain("“1.5” có thể hiểu là");
        (await clerk.ReadAsync(_return)).ShouldNotContain("value=\"11\"");

        var taken = await TakeAsync(clerk, html, "staff_officials", "reporter_name");
        (taken.StatusCode, taken.Headers.Location!.ToString()).ShouldBe((HttpStatusCode.Found, _return));
        var page = await clerk.ReadAsync(_return);
        page.ShouldContain("Đã nhận 2 thay đổi");
        ValueOf(page, "staff_officials").ShouldBe("11");
        ValueOf(page, "computers_total").ShouldBe("");
    }

    [Fact]
    public async Task Where_somebody_saves_between_preview_and_confirmation_nothing_is_taken_unseen()
    {
        using var clerk = await _site.SignInAsync("ward21550");
        using var book = await DownloadAsync(clerk);
        book.Cell("staff_officials").Value = 11;
        var preview = await (await clerk.UploadAsync(Page, "file", book.Saved())).Content.ReadAsStringAsync();
        (await clerk.PostAsync(_return, _return, ("staff_officials", "12"), ("_version", "0"), ("_action", "save"))).StatusCode.ShouldBe(HttpStatusCode.Found);

        var again = await TakeAsync(clerk, preview, "staff_officials");
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var html = await again.Content.ReadAsStringAsync();
        WebUtility.HtmlDecode(html).ShouldContain("Bản nháp đã thay đổi sau khi tệp này được tải về");
        ValueOf(await clerk.ReadAsync(_return), "staff_officials").ShouldBe("12");
        (await TakeAsync(clerk, html, "staff_officials")).StatusCode.ShouldBe(HttpStatusCode.Found);
        ValueOf(await clerk.ReadAsync(_return), "staff_officials").ShouldBe("11");
    }

    [Fact]
    public async Task A_file_that_cannot_be_taken_is_refused_with_the_reason()
    {
        using var clerk = await _site.SignInAsync("ward21550");
        foreach (var (file, reason) in new[] { (Array.Empty<byte>(), "Chưa chọn tệp"), ("nothing"u8.ToArray(), "không phải là bảng tính .xlsx") })
        {
            var answer = await clerk.UploadAsync(Page, "file", file);
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain(reason);
        }
    }

    [Fact]
    public async Task Another_units_return_does_not_exist_and_a_made_up_preview_is_refused()
    {
        using var clerk = await _site.SignInAsync("ward21550");
        using var neighbour = await _site.SignInAsync("ward21553");
        foreach (var path in new[] { Page, $"{Page}.xlsx" })
        {
            (await neighbour.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        using var book = await DownloadAsync(clerk);
        var preview = await (await clerk.UploadAsync(Page, "file", book.Saved())).Content.ReadAsStringAsync();
        var own = $"/returns/{await _site.ObligationAsync("21553")}";
        (await neighbour.PostAsync(own, $"{Page}/take", ("carried", Carried(preview)))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await neighbour.PostAsync(own, $"{own}/workbook/take", ("carried", Carried(preview)))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await clerk.PostAsync(Page, $"{Page}/take", ("carried", "bm90IG91cnM="))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await clerk.PostWithoutTokenAsync($"{Page}/take", ("carried", Carried(preview)))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    private async Task<DownloadedWorkbook> DownloadAsync(Visitor clerk)
    {
        var answer = await clerk.GetAsync($"{Page}.xlsx");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("hardware-2023-Q3-21550.xlsx");
        return new(await answer.Content.ReadAsByteArrayAsync());
    }

    private Task<HttpResponseMessage> TakeAsync(Visitor clerk, string preview, params string[] keys) =>
        clerk.PostAsync(Page, $"{Page}/take", [("carried", Carried(preview)), .. keys.Select(key => ("take", key))]);

    private static string Carried(string page) => WebUtility.HtmlDecode(Regex.Match(page, """name="carried" value="(?<value>[^"]*)""").Groups["value"].Value);

    private static string ValueOf(string page, string field) =>
        Regex.Match(page, $"""<input[^>]* name="{Regex.Escape(field)}" value="(?<value>[^"]*)""").Groups["value"].Value;
}
