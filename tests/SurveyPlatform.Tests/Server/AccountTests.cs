using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Server.Accounts;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Server;

public sealed partial class AccountTests
{
    private const string NewPassword = "còn dài hơn nữa kia";

    [EachStore]
    public async Task A_token_is_shown_once_works_for_the_API_and_stops_when_revoked(string store)
    {
        await using var site = await ServerSite.OpenAsync(store);
        using var visitor = await site.SignInAsync("ward21550");
        var page = await (await visitor.PostAsync("/account", "/account/tokens", ("name", "phần mềm <i>"), ("days", "30"))).Content.ReadAsStringAsync();
        var secret = Secret().Match(page).Value;
        secret.ShouldNotBeEmpty();
        (await CallAsync(site, secret)).ShouldBe(HttpStatusCode.OK);

        var list = await (await visitor.GetAsync("/account")).Content.ReadAsStringAsync();
        list.ShouldNotContain(secret);
        list.ShouldContain("phần mềm &lt;i&gt;");
        var revoked = await visitor.PostAsync("/account", Revoke().Match(list).Value);
        revoked.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await CallAsync(site, secret)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_ends_on_its_day_and_with_the_account()
    {
        await using var site = await ServerSite.OpenAsync();
        var account = await site.IdOfAsync("ward21550");
        var secrets = new List<string>();
        foreach (var days in new[] { 1, 60 })
        {
            secrets.Add(await site.AskAsync<AccessTokens, string>(async tokens =>
                (await tokens.CreateAsync(account, "t", days, CancellationToken.None)).Require().Secret));
        }

        site.Clock.Advance(TimeSpan.FromHours(23));
        (await CallAsync(site, secrets[0])).ShouldBe(HttpStatusCode.OK);
        site.Clock.Advance(TimeSpan.FromHours(2));
        (await CallAsync(site, secrets[0])).ShouldBe(HttpStatusCode.Unauthorized);
        (await CallAsync(site, secrets[1])).ShouldBe(HttpStatusCode.OK);
        await site.AskAsync<AccountsDbContext, int>(db => db.Accounts.Where(item => item.Id == account)
            .ExecuteUpdateAsync(set => set.SetProperty(item => item.IsDisabled, true)));
        (await CallAsync(site, secrets[1])).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Only_the_hash_of_a_token_is_kept_and_its_last_use_is_noted()
    {
        await using var site = await ServerSite.OpenAsync();
        using var program = await site.ProgramOfAsync("ward21550");
        (await program.GetAsync("/api/v1/obligations")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var token = await site.AskAsync<AccountsDbContext, AccessToken>(db => db.AccessTokens.SingleAsync());
        token.Hash.ShouldBe(AccessToken.HashOf(program.DefaultRequestHeaders.Authorization!.Parameter!));
        token.LastUsedAtUtc.ShouldBe(site.Clock.GetUtcNow().UtcDateTime);
    }

    [Theory]
    [InlineData("", "30", "problem.accounts.token-name-missing")]
    [InlineData("x", "0", "problem.accounts.token-days")]
    [InlineData("x", "367", "problem.accounts.token-days")]
    [InlineData("x", "many", "problem.accounts.token-days")]
    public async Task A_token_without_a_name_or_without_an_end_is_refused(string name, string days, string text)
    {
        await using var site = await ServerSite.OpenAsync();
        using var visitor = await site.SignInAsync("ward21550");
        var answer = await visitor.PostAsync("/account", "/account/tokens", ("name", name), ("days", days));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var limit = AccessToken.MaxDays.ToString(System.Globalization.CultureInfo.InvariantCulture);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync())
            .ShouldContain(SurveyPlatform.Web.Shared.Texts.All("vi")[text].Replace("{limit}", limit, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_persons_token_cannot_be_revoked()
    {
        await using var site = await ServerSite.OpenAsync();
        using var program = await site.ProgramOfAsync("ward21550");
        var token = await site.AskAsync<AccountsDbContext, Guid>(db => db.AccessTokens.Select(item => item.Id).SingleAsync());
        using var visitor = await site.SignInAsync("ward21553");
        (await visitor.PostAsync("/account", $"/account/tokens/{token}/revoke")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await program.GetAsync("/api/v1/obligations")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_new_password_signs_out_the_other_browsers_and_not_this_one()
    {
        await using var site = await ServerSite.OpenAsync();
        using var here = await site.SignInAsync("ward21550");
        using var elsewhere = await site.SignInAsync("ward21550");
        (await ChangeAsync(here, ServerSite.Password, NewPassword, NewPassword)).StatusCode.ShouldBe(HttpStatusCode.Found);
        site.Clock.Advance(TimeSpan.FromMinutes(6));
        (await here.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await elsewhere.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Found);
        using var again = site.Visit();
        (await again.SignInAsync("ward21550", ServerSite.Password)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await again.SignInAsync("ward21550", NewPassword)).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Theory]
    [InlineData("not the password", NewPassword, NewPassword)]
    [InlineData(ServerSite.Password, "too short", "too short")]
    [InlineData(ServerSite.Password, NewPassword, "something else")]
    public async Task A_password_is_not_changed_by_halves(string current, string wanted, string repeated)
    {
        await using var site = await ServerSite.OpenAsync();
        using var visitor = await site.SignInAsync("ward21550");
        (await ChangeAsync(visitor, current, wanted, repeated)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var again = site.Visit();
        (await again.SignInAsync("ward21550", ServerSite.Password)).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    private static Task<HttpResponseMessage> ChangeAsync(Visitor visitor, string current, string wanted, string repeated) =>
        visitor.PostAsync("/account", "/account/password", ("current", current), ("new", wanted), ("repeated", repeated));

    private static async Task<HttpStatusCode> CallAsync(ServerSite site, string secret)
    {
        using var client = new HttpClient { BaseAddress = site.Address, DefaultRequestHeaders = { Authorization = new("Bearer", secret) } };
        return (await client.GetAsync("/api/v1/obligations")).StatusCode;
    }

    [GeneratedRegex("sp_[A-Za-z0-9_-]{43}")]
    private static partial Regex Secret();

    [GeneratedRegex("/account/tokens/[^/\"]+/revoke")]
    private static partial Regex Revoke();
}
