using System.Net;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Storage;
using SurveyPlatform.Tests.Server;

namespace SurveyPlatform.Tests.Pages;

/// <summary>The pages of those who ask, while nothing has been submitted: what each shows, and to whom.</summary>
public sealed class StaffPagesTests(SharedServer server) : IClassFixture<SharedServer>
{
    private const string Unlisted = "/exercises/00000000-0000-0000-0000-000000000001";

    private readonly ServerSite _site = server.Site;

    [Theory]
    [InlineData("/exercises")]
    [InlineData("/exercises/open")]
    [InlineData("{hardware}")]
    [InlineData("{hardware}/obligations.csv")]
    [InlineData("{hardware}/reminders")]
    [InlineData("/verdicts")]
    [InlineData("/reports")]
    [InlineData("/standards")]
    [InlineData("/templates")]
    [InlineData("/units")]
    [InlineData("/jobs")]
    public async Task A_respondent_is_refused_and_a_stranger_signs_in(string path)
    {
        var address = await AddressAsync(path);
        using var respondent = await _site.SignInAsync("ward21550");
        (await respondent.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var stranger = _site.Visit();
        (await stranger.GetAsync(address)).Headers.Location!.ToString().ShouldContain("/sign-in");
    }

    [Theory]
    [InlineData("department", "/exercises", "0/170 đã nộp")]
    [InlineData("department", "/exercises/open", "2023-Q4")]
    [InlineData("department", "{hardware}", "Tiến độ theo địa bàn")]
    [InlineData("department", "{hardware}/reminders", "Trước hạn 2 ngày làm việc")]
    [InlineData("department", "/collections/hardware/ladder", "Quá hạn 5 ngày làm việc")]
    [InlineData("department", "/verdicts", "Kết quả so với tiêu chuẩn")]
    [InlineData("department", "/reports", "Lập báo cáo")]
    [InlineData("department", "/standards", "Tiêu chuẩn")]
    [InlineData("department", "/units?q=nhon+binh", "Phường Nhơn Bình")]
    [InlineData("designer", "/templates", "Báo cáo hạ tầng công nghệ thông tin cơ bản")]
    [InlineData("designer", "{template}", "Số máy tính đạt cấu hình tối thiểu")]
    [InlineData("designer", "{template}?view=dictionary", "computers_meeting_config")]
    [InlineData("admin", "/jobs", "Lập thư nhắc")]
    public async Task Each_page_shows_what_it_is_for(string userName, string path, string shown)
    {
        using var visitor = await _site.SignInAsync(userName);
        (await visitor.ReadAsync(await AddressAsync(path))).ShouldContain(shown);
    }

    [Theory]
    [InlineData("district540", "/exercises/open")]
    [InlineData("district540", "{hardware}/reminders")]
    [InlineData("district540", "/reports")]
    [InlineData("district540", "/jobs")]
    [InlineData("designer", "/exercises")]
    [InlineData("department", "/jobs")]
    public async Task A_role_is_kept_to_its_own_rooms(string userName, string path)
    {
        using var visitor = await _site.SignInAsync(userName);
        (await visitor.GetAsync(await AddressAsync(path))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData(Unlisted)]
    [InlineData(Unlisted + "/reminders")]
    [InlineData("/verdicts?exercise=00000000-0000-0000-0000-000000000001")]
    [InlineData("/obligations/00000000-0000-0000-0000-000000000001")]
    [InlineData("/units/999999")]
    [InlineData("/templates/00000000-0000-0000-0000-000000000001")]
    [InlineData("/reports/00000000-0000-0000-0000-000000000001")]
    [InlineData("/reports/00000000-0000-0000-0000-000000000001/workbook")]
    public async Task What_is_not_there_is_said_on_a_page(string path)
    {
        using var visitor = await _site.SignInAsync("department");
        var answer = await visitor.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("<h1>");
    }

    [Fact]
    public async Task A_district_sees_itself_and_its_communes_and_nobody_elses()
    {
        using var visitor = await _site.SignInAsync("district540");
        var page = await visitor.ReadAsync(await AddressAsync("{hardware}"));
        page.ShouldContain("22 đơn vị");
        page.ShouldNotContain("Hoài Nhơn");
        (await visitor.GetAsync($"/obligations/{await _site.ObligationAsync("21664")}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.GetAsync($"/obligations/{await _site.ObligationAsync("21550")}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("?q=nhon+phu", "2 đơn vị")]
    [InlineData("?kind=District", "11 đơn vị")]
    [InlineData("?show=Outstanding", "170 đơn vị")]
    [InlineData("?show=Approved", "Không có đơn vị nào phù hợp.")]
    [InlineData("?q=%3Cscript%3E", "Không có đơn vị nào phù hợp.")]
    [InlineData("?district=abc&kind=Planet&show=9&page=-3", "170 đơn vị")]
    public async Task The_list_is_narrowed_by_its_address(string query, string shown)
    {
        using var visitor = await _site.SignInAsync("department");
        (await visitor.ReadAsync(await AddressAsync("{hardware}") + query)).ShouldContain(shown);
    }

    [Fact]
    public async Task The_workbook_says_as_at_when_it_is_and_holds_the_rows_of_the_list()
    {
        using var visitor = await _site.SignInAsync("department");
        var answer = await visitor.GetAsync(await AddressAsync("{hardware}/obligations.xlsx") + "?q=nhon+binh");
        using var package = new OfficeOpenXml.ExcelPackage(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
        var sheet = package.Workbook.Worksheets.First();
        sheet.Cells[1, 1].Text.ShouldBe("Báo cáo hạ tầng công nghệ thông tin cơ bản, Quý III năm 2023");
        sheet.Cells[2, 1].Text.ShouldStartWith("Tính đến 08:00 18/09/2023: 0/170 đơn vị đã nộp");
        Enumerable.Range(1, 6).Select(column => sheet.Cells[5, column].Text)
            .ShouldBe(["21550", "Phường Nhơn Bình", "Cấp xã", "Thành phố Quy Nhơn", "21/09/2023", "Chưa làm"]);
        sheet.Dimension.End.Row.ShouldBe(5);
    }

    [Fact]
    public async Task The_file_holds_the_rows_of_the_list()
    {
        using var visitor = await _site.SignInAsync("department");
        var answer = await visitor.GetAsync(await AddressAsync("{hardware}/obligations.csv") + "?q=nhon+binh");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        System.Text.Encoding.UTF8.GetString(bytes[3..]).ShouldBe(
            "Mã;Đơn vị;Loại đơn vị;Địa bàn;Hạn nộp;Trạng thái;Mở biểu lần đầu;Nộp lúc;Chậm\r\n"
            + "21550;Phường Nhơn Bình;Cấp xã;Thành phố Quy Nhơn;21/09/2023;Chưa làm;;;\r\n");
    }

    [Theory]
    [InlineData("2023-Q9", HttpStatusCode.UnprocessableEntity, "không phải là kỳ báo cáo")]
    [InlineData("2023-Q4", HttpStatusCode.Conflict, "chỉ mở được từ ngày 14/12/2023")]
    [InlineData("2022-Q4", HttpStatusCode.UnprocessableEntity, "2023-Q3")]
    public async Task A_period_that_cannot_be_opened_is_refused_beside_its_field(string period, HttpStatusCode status, string reason)
    {
        using var visitor = await _site.SignInAsync("department");
        var answer = await visitor.PostAsync("/exercises/open", "/exercises/open", ("collection", "hardware"), ("period", period));
        answer.StatusCode.ShouldBe(status);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        page.ShouldContain(reason);
        page.ShouldContain("href=\"#f-period\"");
        page.ShouldContain($"value=\"{period}\"");
    }

    [Fact]
    public async Task A_period_that_is_open_stays_as_it_is()
    {
        using var visitor = await _site.SignInAsync("department");
        var answer = await visitor.PostAsync("/exercises/open", "/exercises/open", ("collection", "hardware"), ("period", "2023-q3"));
        answer.Headers.Location!.ToString().ShouldBe(await AddressAsync("{hardware}"));
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        using var visitor = await _site.SignInAsync("admin");
        (await visitor.PostWithoutTokenAsync("/jobs/send-messages/run")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await visitor.ReadAsync("/jobs")).ShouldContain("Chưa chạy lần nào");
    }

    [Fact]
    public async Task A_day_off_plans_no_reminders_and_says_so()
    {
        using var visitor = await _site.SignInAsync("department");
        (await visitor.ReadAsync(await AddressAsync("{hardware}/reminders") + "?on=2023-09-23")).ShouldContain("Ngày này là ngày nghỉ");
        (await visitor.ReadAsync(await AddressAsync("{hardware}/reminders") + "?on=2023-09-22")).ShouldContain("Quá hạn 1 ngày làm việc");
    }

    private async Task<string> AddressAsync(string path)
    {
        var (exercise, version) = await _site.AskAsync<SurveyDbContext, (ExerciseId, Guid)>(async db =>
        {
            var open = await db.Exercises.AsNoTracking().SingleAsync(item => item.CollectionCode == "hardware");
            return (open.Id, open.TemplateVersionId);
        });
        return path.Replace("{hardware}", $"/exercises/{exercise}", StringComparison.Ordinal)
            .Replace("{template}", $"/templates/{version}", StringComparison.Ordinal);
    }
}
