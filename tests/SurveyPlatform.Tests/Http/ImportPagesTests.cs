using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using SurveyPlatform.Tests.Server;

namespace SurveyPlatform.Tests.Http;

/// <summary>The steps of an import as a browser without script takes them.</summary>
public sealed class ImportPagesTests : IAsyncLifetime
{
    private const string File =
        "Đơn vị;Loại kênh;Công nghệ;Tải xuống theo hợp đồng;Tải lên theo hợp đồng;Ngày hòa mạng;Số sự cố\n"
        + "21550;Kênh <script>alert(1)</script>;ftth;100;50;14/09/2020;0\n21553;tslcd;ftth;1.5;50;14/09/2020;0\n";

    private ServerSite _site = null!;
    private string _return = "";

    private string Page => $"{_return}/import/lines";

    public async Task InitializeAsync()
    {
        _site = await ServerSite.OpenAsync();
        _return = $"/returns/{await _site.ObligationAsync("VNPT")}";
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task A_file_goes_through_all_steps_and_nothing_is_taken_before_the_last()
    {
        using var clerk = await _site.SignInAsync("vnpt");
        (await clerk.ReadAsync(_return)).ShouldContain($"href=\"{Page}\"");
        (await UploadAsync(clerk, File)).ShouldBe($"{Page}/columns");
        var columns = await (await clerk.GetAsync($"{Page}/columns")).Content.ReadAsStringAsync();
        columns.ShouldNotContain("<script>alert");
        var answer = await clerk.PostAsync($"{Page}/columns", $"{Page}/columns", [.. Chosen(columns), ("action", "go")]);
        (answer.StatusCode, answer.Headers.Location!.ToString()).ShouldBe((HttpStatusCode.Found, $"{Page}/words"));

        var words = await clerk.ReadAsync($"{Page}/words");
        words.ShouldContain("1 nội dung trong tệp chưa rõ");
        answer = await clerk.PostAsync($"{Page}/words", $"{Page}/words", ("word:kind", "kênh <script>alert(1)</script>"), ("value:kind", "internet"), ("action", "refresh"));
        answer.Headers.Location!.ToString().ShouldBe($"{Page}/preview");
        var preview = await (await clerk.GetAsync($"{Page}/preview")).Content.ReadAsStringAsync();
        preview.ShouldNotContain("<script>alert");
        WebUtility.HtmlDecode(preview).ShouldContain("dòng 3, cột 4");
        var file = await clerk.ReadAsync($"{Page}/problems.csv");
        file.ShouldContain("dòng 3, cột 4");
        file.ShouldContain("“1.5” có thể hiểu là 1,5 hoặc 15");
        (await clerk.ReadAsync(_return)).ShouldContain("Đã có 0 dòng");

        answer = await clerk.PostAsync($"{Page}/preview", $"{Page}/take", ("_version", VersionOf(preview)));
        answer.Headers.Location!.ToString().ShouldStartWith(_return);
        (await clerk.ReadAsync(_return)).ShouldContain("Đã nhận 2 dòng từ tệp vào bản nháp");
        (await clerk.GetAsync($"{Page}/preview")).Headers.Location!.ToString().ShouldBe(Page);
        (await clerk.ReadAsync(Page)).ShouldContain("Cách ghép cột của lần trước đã được nhớ");
        (await UploadAsync(clerk, File)).ShouldBe($"{Page}/preview");
    }

    [Fact]
    public async Task Where_somebody_saves_between_preview_and_taking_nothing_is_taken_unseen()
    {
        using var clerk = await _site.SignInAsync("vnpt");
        await UploadAsync(clerk, File);
        var preview = await (await clerk.GetAsync($"{Page}/preview")).Content.ReadAsStringAsync();
        await clerk.PostAsync(_return, _return, ("reporter_name", "Người khác"), ("_version", "0"), ("_action", "save"));
        var answer = await clerk.PostAsync($"{Page}/preview", $"{Page}/take", ("_version", VersionOf(preview)));
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var again = await answer.Content.ReadAsStringAsync();
        WebUtility.HtmlDecode(again).ShouldContain("Có người khác đã lưu báo cáo này");
        (await clerk.PostAsync($"{Page}/preview", $"{Page}/take", ("_version", VersionOf(again)))).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await clerk.ReadAsync(_return)).ShouldContain("value=\"Người khác\"");
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_refused_with_the_reason()
    {
        using var clerk = await _site.SignInAsync("vnpt");
        foreach (var (file, reason) in new[] { ("", "Chưa chọn tệp"), ("\u0001\u0002", "không phải là bảng tính .xlsx"), ("PK\u0003\u0004x", "Bảng tính bị hỏng") })
        {
            var answer = await clerk.UploadAsync(Page, "file", Encoding.UTF8.GetBytes(file));
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain(reason);
        }
    }

    [Fact]
    public async Task Another_units_import_does_not_exist_and_a_form_of_another_site_is_refused()
    {
        using var clerk = await _site.SignInAsync("vnpt");
        await UploadAsync(clerk, File);
        using var stranger = await _site.SignInAsync("ward21550");
        foreach (var step in new[] { "", "/columns", "/words", "/preview", "/problems.csv", "/lines.csv" })
        {
            (await stranger.GetAsync(Page + step)).StatusCode.ShouldBe(HttpStatusCode.NotFound, step);
        }

        var own = $"/returns/{await _site.ObligationAsync("21550")}";
        (await stranger.PostAsync(own, $"{Page}/take", ("_version", "0"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await clerk.GetAsync($"{_return}/import/nothing")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await clerk.PostWithoutTokenAsync($"{Page}/take", ("_version", "0"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var department = await _site.SignInAsync("department");
        (await department.GetAsync(Page)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "it sees the return but does not answer it");
    }

    private async Task<string> UploadAsync(Visitor clerk, string file)
    {
        var answer = await clerk.UploadAsync(Page, "file", Encoding.UTF8.GetBytes(file));
        answer.StatusCode.ShouldBe(HttpStatusCode.Found, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.ToString();
    }

    private static string VersionOf(string page) => Regex.Match(page, """name="_version" value="(?<value>\d+)""").Groups["value"].Value;

    /// <summary>What stands in the selects of the page.</summary>
    private static IEnumerable<(string, string)> Chosen(string page) =>
        from Match field in Regex.Matches(page, """<select name="(?<name>(column|within):[^"]*)".*?</select>""", RegexOptions.Singleline | RegexOptions.ExplicitCapture)
        let option = Regex.Match(field.Value, """<option value="(?<value>[^"]*)" selected""")
        select (field.Groups["name"].Value, WebUtility.HtmlDecode(option.Groups["value"].Value));
}
