using System.Net;
using Microsoft.AspNetCore.Identity;
using SurveyPlatform.Server.Accounts;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Server;

public sealed class SignInTests(SharedServer server) : IClassFixture<SharedServer>
{
    private readonly ServerSite _site = server.Site;

    [EachStore]
    public async Task A_person_signs_in_sees_the_own_name_and_signs_out(string store)
    {
        await using var site = await ServerSite.OpenAsync(store);
        using var visitor = await site.SignInAsync("ward21550");
        (await visitor.ReadAsync("/account")).ShouldContain("Nhơn Bình <b>");
        (await visitor.PostAsync("/account", "/sign-out")).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await visitor.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task Without_signing_in_a_page_leads_to_the_sign_in_and_back()
    {
        using var visitor = _site.Visit();
        var refused = await visitor.GetAsync("/account?tab=1");
        refused.StatusCode.ShouldBe(HttpStatusCode.Found);
        refused.Headers.Location!.PathAndQuery.ShouldBe("/sign-in?returnUrl=%2Faccount%3Ftab%3D1");
        (await visitor.SignInAsync("ward21550", ServerSite.Password, "/account?tab=1")).Headers.Location!.OriginalString.ShouldBe("/account?tab=1");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("~//evil.example")]
    public async Task Signing_in_leads_to_no_other_site(string returnUrl)
    {
        using var visitor = _site.Visit();
        var answer = await visitor.SignInAsync("ward21550", ServerSite.Password, returnUrl);
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        answer.Headers.Location!.OriginalString.ShouldBe("/");
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_answer()
    {
        using var visitor = _site.Visit();
        var wrong = await visitor.SignInAsync("designer", "wrong password");
        var unknown = await visitor.SignInAsync("nobody", "wrong password");
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        unknown.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ErrorsOfAsync(wrong)).ShouldBe(await ErrorsOfAsync(unknown));
    }

    [Fact]
    public async Task The_sixth_attempt_is_refused_even_with_the_right_password()
    {
        await using var site = await ServerSite.OpenAsync();
        using var visitor = site.Visit();
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            await visitor.SignInAsync("ward21553", "wrong password");
        }

        (await visitor.SignInAsync("ward21553", ServerSite.Password)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await visitor.SignInAsync("ward21550", ServerSite.Password)).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task The_cookie_is_for_the_server_alone_and_not_sent_by_other_sites()
    {
        using var visitor = _site.Visit();
        var cookie = (await visitor.SignInAsync("ward21550", ServerSite.Password)).Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("survey=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldNotContain("expires", Case.Insensitive);
    }

    [Fact]
    public async Task A_form_without_the_token_of_a_page_is_refused()
    {
        using var visitor = _site.Visit();
        var answer = await visitor.PostWithoutTokenAsync("/sign-in", ("userName", "ward21550"), ("password", ServerSite.Password));
        answer.IsSuccessStatusCode.ShouldBeFalse();
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task An_account_that_is_disabled_is_out_at_the_next_recheck_and_stays_out()
    {
        await using var site = await ServerSite.OpenAsync();
        using var visitor = await site.SignInAsync("ward21553");
        await site.AskAsync<UserManager<Account>, IdentityResult>(async users =>
        {
            var account = (await users.FindByNameAsync("ward21553"))!;
            account.IsDisabled = true;
            return await users.UpdateSecurityStampAsync(account);
        });
        site.Clock.Advance(TimeSpan.FromMinutes(6));
        (await visitor.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await visitor.SignInAsync("ward21553", ServerSite.Password)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task After_eight_hours_without_a_click_one_signs_in_again()
    {
        await using var site = await ServerSite.OpenAsync();
        using var visitor = await site.SignInAsync("ward21550");
        site.Clock.Advance(TimeSpan.FromHours(5));
        (await visitor.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK);
        site.Clock.Advance(TimeSpan.FromHours(5));
        (await visitor.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK);
        site.Clock.Advance(TimeSpan.FromHours(9));
        (await visitor.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task Guessing_from_one_address_is_slowed_down()
    {
        await using var site = await ServerSite.OpenAsync();
        using var visitor = site.Visit();
        var answers = new List<HttpResponseMessage>();
        for (var attempt = 0; attempt <= 60; attempt++)
        {
            answers.Add(await visitor.PostWithoutTokenAsync("/sign-in"));
        }

        answers.Take(60).ShouldAllBe(answer => answer.StatusCode != HttpStatusCode.TooManyRequests);
        answers[60].StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        answers[60].Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(1));
    }

    private static async Task<string> ErrorsOfAsync(HttpResponseMessage answer)
    {
        var page = await answer.Content.ReadAsStringAsync();
        var start = page.IndexOf("class=\"errors\"", StringComparison.Ordinal);
        start.ShouldBePositive();
        return page[start..page.IndexOf("</div>", start, StringComparison.Ordinal)];
    }
}
