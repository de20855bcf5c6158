using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using OrchardCore.Environment.Shell;
using OrchardCore.OpenId.Services;
using OrchardCore.Users;
using OrchardCore.Users.Models;
using SurveyPlatform.Accounts;
using SurveyPlatform.Cms.Tests.Ground;
using SurveyPlatform.Storage;
using ClientMay = OpenIddict.Abstractions.OpenIddictConstants.Permissions;

namespace SurveyPlatform.Cms.Tests.OpenId;

/// <summary>Signing in with the province's identity provider; another site plays it, and names the unit as the name of its user.</summary>
public sealed class IdentityProviderTests
{
    private const string Unit = "21601";

    [Fact]
    public async Task Who_signs_in_with_the_province_s_account_belongs_to_the_unit_that_it_names()
    {
        await using var provider = await CmsSite.StartAsync();
        await using var site = await CmsSite.StartAsync(settings: new Dictionary<string, string?> { ["OrchardCore:SurveyPlatform:IdentityProvider:UnitClaim"] = "name" });
        await LetProvideAsync(provider, site.Address);
        await LetSignInWithAsync(site, provider.Address);

        using var there = await provider.SignInAsync(Unit);
        using var here = site.Visit();
        await SignInAsync(here, there);
        using var returns = await here.GetAsync("/returns");
        returns.StatusCode.ShouldBe(HttpStatusCode.OK);
        await site.InTenantAsync(async services =>
        {
            var user = (User)(await services.GetRequiredService<UserManager<IUser>>().FindByNameAsync(Unit))!;
            user.RoleNames.ShouldBe(["Respondent"], "an administrator there is none here");
            var unit = await services.GetRequiredService<SurveyDbContext>().UnitWithCodeAsync(Unit, CancellationToken.None);
            user.UserClaims.Single(claim => claim.ClaimType == "survey_unit").ClaimValue.ShouldBe(unit.ToString());
        });
        (await here.GetAsync("/units")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        using var again = site.Visit();
        await SignInAsync(again, there);
        (await again.GetAsync("/returns")).StatusCode.ShouldBe(HttpStatusCode.OK, "the second time as well");
        (await here.GetAsync("/returns")).StatusCode.ShouldBe(HttpStatusCode.OK, "nothing had changed: the first sign-in still counts");
    }

    /// <summary>A client at the provider, and somebody who works at the unit.</summary>
    private static Task LetProvideAsync(CmsSite provider, Uri client) => provider.InTenantAsync(async services =>
    {
        await services.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(new OpenIddictApplicationDescriptor
        {
            ClientId = "bao-cao-thong-ke",
            ClientType = OpenIddictConstants.ClientTypes.Public,
            ConsentType = OpenIddictConstants.ConsentTypes.Implicit,
            DisplayName = "Báo cáo thống kê",
            RedirectUris = { new Uri(client, "/signin-oidc") },
            Permissions =
            {
                ClientMay.Endpoints.Authorization, ClientMay.Endpoints.Token, ClientMay.GrantTypes.AuthorizationCode, ClientMay.ResponseTypes.Code,
                ClientMay.Scopes.Profile, ClientMay.Scopes.Email, ClientMay.Scopes.Roles,
            },
        });
        var users = services.GetRequiredService<UserManager<IUser>>();
        var user = new User { UserName = Unit, Email = $"{Unit}@binhdinh.example", EmailConfirmed = true, RoleNames = ["Respondent", "Administrator"] };
        (await users.CreateAsync(user, CmsSite.AdminPassword)).Succeeded.ShouldBeTrue();
    });

    private static async Task LetSignInWithAsync(CmsSite site, Uri provider)
    {
        await site.RunRecipesAsync("identity-provider");
        await site.InTenantAsync(async services =>
        {
            var client = services.GetRequiredService<IOpenIdClientService>();
            var settings = await client.LoadSettingsAsync();
            settings.Authority = provider;
            await client.UpdateSettingsAsync(settings);
        });
        var shells = site.HostServices.GetRequiredService<IShellHost>();
        await shells.ReleaseShellContextAsync(shells.GetSettings("Default"));
    }

    /// <summary>What a browser does: from this site to the provider, where somebody is signed in, and back with a code.</summary>
    private static async Task SignInAsync(HttpClient here, HttpClient there)
    {
        (await here.GetStringAsync("/Login")).ShouldContain("name=\"provider\" value=\"OpenIdConnect\"");
        using var asked = await here.PostFormAsync("/Login", "/OrchardCore.Users/ExternalAuthentications/ExternalLogin?provider=OpenIdConnect&returnUrl=%2Fwork");
        asked.Headers.Location!.OriginalString.ShouldContain("code_challenge_method=S256");
        using var kept = await there.GetAsync(asked.Headers.Location);
        using var given = await there.GetAsync(kept.Headers.Location);
        given.StatusCode.ShouldBe(HttpStatusCode.Redirect, await given.Content.ReadAsStringAsync());
        // For https alone, which nothing here speaks: a cookie container would keep them back.
        var correlation = string.Join("; ", asked.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        using var callback = new HttpRequestMessage(HttpMethod.Get, given.Headers.Location) { Headers = { { "Cookie", correlation } } };
        using var back = await here.SendAsync(callback);
        back.StatusCode.ShouldBe(HttpStatusCode.Redirect, await back.Content.ReadAsStringAsync());
        using var signedIn = await here.GetAsync(back.Headers.Location);
        (signedIn.StatusCode, signedIn.Headers.Location?.OriginalString).ShouldBe((HttpStatusCode.Redirect, "/work"), await signedIn.Content.ReadAsStringAsync());
    }
}
