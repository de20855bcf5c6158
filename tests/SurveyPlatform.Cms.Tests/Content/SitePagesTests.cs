using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.Layers.Models;
using OrchardCore.Users;
using OrchardCore.Users.Models;
using SurveyPlatform.Cms.Tests.Ground;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Cms.Tests.Content;

/// <summary>The pages that are the site's own, and what an editor puts around those of the product.</summary>
public sealed class SitePagesTests(SitePagesTests.DayAfterCutOff day) : IClassFixture<SitePagesTests.DayAfterCutOff>
{
    private readonly CmsSite _site = day.Site;

    [Fact]
    public async Task The_home_page_tells_anybody_the_dates_and_the_next_step()
    {
        using var stranger = _site.Visit();
        var before = await stranger.GetStringAsync("/");
        before.ShouldContain("Đăng nhập để báo cáo");
        before.ShouldContain("Chốt số liệu ngày 14 của tháng cuối quý");
        before.ShouldNotContain("Đang thu thập");

        await _site.InTenantAsync(async services => (await services.GetRequiredService<OpenDueExercises>().RunAsync(Actor.System, CancellationToken.None)).Problems.ShouldBeEmpty());

        var open = await stranger.GetStringAsync("/");
        open.ShouldContain("Đang thu thập");
        open.ShouldContain("21/09/2023");
        open.ShouldNotContain("href=\"/work\"");
        using var commune = await _site.SignInAsync("xa.21601");
        var own = await commune.GetStringAsync("/");
        own.ShouldContain("href=\"/work\"");
        own.ShouldNotContain("Đăng nhập để báo cáo");
        (await commune.GetAsync("/work")).Headers.Location!.ToString().ShouldBe("/returns");
    }

    [Theory]
    [InlineData("/thong-bao", "quý III năm 2023")]
    [InlineData("/huong-dan", "Cách làm báo cáo hằng quý")]
    [InlineData("/yeu-cau-toi-thieu/duong-truyen", "6366/UBND-KSTT")]
    public async Task What_the_department_publishes_is_there_to_read(string path, string text)
    {
        using var stranger = _site.Visit();
        (await stranger.GetStringAsync(path)).ShouldContain(text);
    }

    [Fact]
    public async Task A_page_of_the_product_stands_in_the_theme_with_the_widgets_of_its_zones()
    {
        await _site.InTenantAsync(async services =>
        {
            var contents = services.GetRequiredService<IContentManager>();
            var widget = await contents.NewAsync("HtmlBlock");
            widget.Alter<OrchardCore.Html.Models.HtmlBodyPart>(body => body.Html = "<p>Trực hỗ trợ đến 20 giờ.</p>");
            widget.Weld(new LayerMetadata { Layer = "Always", Zone = "Header", Position = 1 });
            await contents.CreateAsync(widget, VersionOptions.Published);
        });

        using var department = await _site.SignInAsync("dieuphoi");
        var page = await department.GetStringAsync("/units");
        page.IndexOf("Trực hỗ trợ đến 20 giờ.", StringComparison.Ordinal).ShouldBeInRange(0, page.IndexOf("<main", StringComparison.Ordinal));
        page.ShouldContain("zone-footer");
        page.ShouldContain("Quy Nhơn");
    }

    [Fact]
    public async Task Signing_in_is_in_Vietnamese_also_when_it_is_refused()
    {
        using var stranger = _site.Visit();
        var page = await stranger.GetStringAsync("/Login");
        page.ShouldContain("Tên đăng nhập");
        page.ShouldNotContain("Log in");

        using var refused = await stranger.PostFormAsync("/Login", "/Login", ("LoginForm.UserName", "admin"), ("LoginForm.Password", "sai"));
        (await refused.Content.ReadAsStringAsync()).ShouldContain("Tên đăng nhập hoặc mật khẩu chưa đúng.");
        using var empty = await stranger.PostFormAsync("/Login", "/Login", ("LoginForm.UserName", "admin"), ("LoginForm.Password", ""));
        var told = await empty.Content.ReadAsStringAsync();
        told.ShouldContain("Đề nghị nhập mật khẩu.");
        told.ShouldContain("href=\"#f-LoginForm-Password\"");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/Login")]
    [InlineData("/units")]
    public async Task No_page_before_the_administration_lets_a_script_in_that_is_not_a_file_of_the_site(string path)
    {
        using var admin = await _site.SignInAsync("admin");
        using var answer = await admin.GetAsync(path);
        string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")).ShouldContain("script-src 'self';");
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("<script>");
    }

    [Fact]
    public async Task What_is_not_there_or_not_for_one_is_said_in_the_words_of_the_site()
    {
        using var stranger = _site.Visit();
        using var missing = await stranger.GetAsync("/khong-co-trang-nay");
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await missing.Content.ReadAsStringAsync()).ShouldContain("Không tìm thấy");
    }

    [Fact]
    public async Task The_unit_edited_on_the_page_of_a_user_is_what_they_see()
    {
        var (id, unit) = ("", "");
        await _site.InTenantAsync(async services =>
        {
            id = ((User)(await services.GetRequiredService<UserManager<IUser>>().FindByNameAsync("xa.21550"))!).UserId;
            unit = (await services.GetRequiredService<SurveyDbContext>().Units.Where(item => item.History.Any(version => version.Code == "21604")).Select(item => item.Id).SingleAsync()).ToString();
        });
        using var admin = await _site.SignInAsync("admin");
        var page = $"/Admin/Users/Edit/{id}";
        var form = await admin.GetStringAsync(page);
        form.ShouldContain("name=\"User.Unit\"");

        using var saved = await admin.PostFormAsync(page, page,
            ("User.UserName", "xa.21550"), ("User.Email", "xa.21550@users.invalid"), ("User.IsEnabled", "true"), ("User.DisplayName", "Nguyễn Thị Mới"), ("User.Unit", unit), ("submit.Save", "Save"));

        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect, await saved.Content.ReadAsStringAsync());
        (await admin.GetStringAsync(page)).ShouldContain("value=\"Nguyễn Thị Mới\"");
        await _site.InTenantAsync(async services =>
            ((User)(await services.GetRequiredService<UserManager<IUser>>().FindByNameAsync("xa.21550"))!).UserClaims
                .Select(claim => claim.ClaimValue).ShouldBe(["Nguyễn Thị Mới", unit], ignoreOrder: true));
    }

    [Fact]
    public async Task The_administration_shows_the_rooms_of_the_product_to_whoever_may_enter()
    {
        using var admin = await _site.SignInAsync("admin");
        (await admin.GetStringAsync("/")).ShouldContain("href=\"/Admin\"");
        var menu = await admin.GetStringAsync("/Admin");
        menu.ShouldContain("/collections");
        menu.ShouldContain("/units");

        using var commune = await _site.SignInAsync("xa.21601");
        (await commune.GetStringAsync("/")).ShouldNotContain("href=\"/Admin\"");
        using var refused = await commune.GetAsync("/Admin");
        refused.StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    /// <summary>The quarter may be opened, and nobody has.</summary>
    public sealed class DayAfterCutOff : IAsyncLifetime
    {
        public CmsSite Site { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Site = await CmsSite.StartAsync(new SettableClock("2023-09-15 08:00"));
            await Site.RunRecipesAsync("demo-accounts");
        }

        public async Task DisposeAsync() => await Site.DisposeAsync();
    }
}
