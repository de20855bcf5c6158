using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SurveyPlatform.Cms.Tests.Ground;
using SurveyPlatform.Cms.Tests.OpenId;
using SurveyPlatform.Jobs;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Cms.Tests.Tenants;

/// <summary>What one province has, the other does not see.</summary>
public sealed class TwoProvincesTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_one_province_has_the_other_does_not_see(bool onPostgres)
    {
        await using var provinces = await TwoProvinces.StartAsync(onPostgres);

        await RowsAsync(provinces);
        await PeopleAsync(provinces.Site);
        await FilesKeysAndCachesAsync(provinces.Site);
        await TokensAsync(provinces.Site);
        if (onPostgres)
        {
            await SchemasAsync(provinces);
        }

        await provinces.StartAgainAsync();
        (await InAsync(provinces.Site, CmsSite.FirstTenant, (SurveyDbContext db) => db.Reorganisations.CountAsync())).ShouldBe(1);
        (await InAsync(provinces.Site, TwoProvinces.Second, (SurveyDbContext db) => db.Reorganisations.CountAsync())).ShouldBe(0);
    }

    private static async Task RowsAsync(TwoProvinces provinces)
    {
        var site = provinces.Site;
        await site.RunRecipesAsync("demo-accounts", "reorganisation-2024-12");
        var run = await InAsync(site, CmsSite.FirstTenant, (RunJob run) => run.RunAsync(JobTable.OpenExercises, Actor.System, default));
        run.Require().Outcome.ShouldBe(JobOutcome.Succeeded);

        (await CountsAsync(site, CmsSite.FirstTenant)).ShouldSatisfyAllConditions(
            counts => counts.Reorganisations.ShouldBe(1), counts => counts.Obligations.ShouldBePositive(), counts => counts.Jobs.ShouldBe(1));
        (await CountsAsync(site, TwoProvinces.Second)).ShouldBe((0, 0, 0));
    }

    private static async Task<(int Reorganisations, int Obligations, int Jobs)> CountsAsync(CmsSite site, string tenant) => (
        await InAsync(site, tenant, (SurveyDbContext db) => db.Reorganisations.CountAsync()),
        await InAsync(site, tenant, (SurveyDbContext db) => db.Obligations.CountAsync()),
        await InAsync(site, tenant, (SurveyDbContext db) => db.JobRuns.CountAsync()));

    private static async Task PeopleAsync(CmsSite site)
    {
        using var planner = await site.SignInAsync("dieuphoi");
        (await planner.GetAsync("/units")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var unknown = site.Visit(TwoProvinces.SecondHost);
        using var refused = await unknown.PostFormAsync("/Login", "/Login", ("LoginForm.UserName", "dieuphoi"), ("LoginForm.Password", CmsSite.AdminPassword));
        refused.StatusCode.ShouldBe(HttpStatusCode.OK, "the page again, and nobody signed in");
        (await unknown.GetAsync("/units")).StatusCode.ShouldBe(HttpStatusCode.Found);

        // The same name in both; the key that the first gave, under the name of the second's lock.
        var key = await CookieOfAsync(site, null);
        (await OpensAsync(site, null, key)).ShouldBeTrue();
        var forged = key.Replace($"orchauth_{CmsSite.FirstTenant}", $"orchauth_{TwoProvinces.Second}", StringComparison.Ordinal);
        forged.ShouldNotBe(key);
        (await OpensAsync(site, TwoProvinces.SecondHost, key)).ShouldBeFalse();
        (await OpensAsync(site, TwoProvinces.SecondHost, forged)).ShouldBeFalse();
        (await OpensAsync(site, TwoProvinces.SecondHost, await CookieOfAsync(site, TwoProvinces.SecondHost))).ShouldBeTrue();
    }

    private static async Task<string> CookieOfAsync(CmsSite site, string? host)
    {
        using var visitor = site.Visit(host);
        using var answer = await visitor.PostFormAsync("/Login", "/Login", ("LoginForm.UserName", "admin"), ("LoginForm.Password", CmsSite.AdminPassword));
        return answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("orchauth_", StringComparison.Ordinal)).Split(';')[0];
    }

    private static async Task<bool> OpensAsync(CmsSite site, string? host, string cookie)
    {
        using var visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/units") { Headers = { Host = host } };
        request.Headers.Add("Cookie", cookie);
        using var answer = await visitor.SendAsync(request);
        return answer.StatusCode == HttpStatusCode.OK;
    }

    private static async Task FilesKeysAndCachesAsync(CmsSite site)
    {
        var hash = await InAsync(site, CmsSite.FirstTenant, (FileStore files) => files.KeepAsync(Encoding.UTF8.GetBytes("của Bình Định"), default));
        (await InAsync(site, CmsSite.FirstTenant, (FileStore files) => Task.FromResult(IsThere(files, hash)))).ShouldBeTrue();
        (await InAsync(site, TwoProvinces.Second, (FileStore files) => Task.FromResult(IsThere(files, hash)))).ShouldBeFalse();

        var cache = await InAsync(site, CmsSite.FirstTenant, (TemplateCache templates) => Task.FromResult(templates));
        (await InAsync(site, TwoProvinces.Second, (TemplateCache templates) => Task.FromResult(templates))).ShouldNotBeSameAs(cache);

        var secret = await InAsync(site, CmsSite.FirstTenant, (IDataProtectionProvider keys) => Task.FromResult(keys.CreateProtector("x").Protect("mật")));
        await InAsync(site, TwoProvinces.Second, (IDataProtectionProvider keys) => Task.FromResult(Should.Throw<CryptographicException>(() => keys.CreateProtector("x").Unprotect(secret))));
    }

    /// <summary>Each has a client and a user of these names, and the same secret.</summary>
    private static async Task TokensAsync(CmsSite site)
    {
        await site.RunRecipesAsync("openid-demo");
        await site.RunRecipesInAsync(TwoProvinces.Second, "demo-accounts", "openid-demo");
        using var first = site.Visit();
        using var second = site.Visit(TwoProvinces.SecondHost);
        var (own, others) = (await second.TokenOfCompanyAsync("vnpt", "survey.returns"), await first.TokenOfCompanyAsync("vnpt", "survey.returns"));
        (await second.With(own).GetAsync("/api/v1/obligations")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await second.With(others).GetAsync("/api/v1/obligations")).RefusalAsync()).ShouldBe((HttpStatusCode.Unauthorized, "web.sign-in-needed"));
        (await (await first.With(own).GetAsync("/api/v1/obligations")).RefusalAsync()).ShouldBe((HttpStatusCode.Unauthorized, "web.sign-in-needed"));
    }

    private static bool IsThere(FileStore files, string hash)
    {
        using var file = files.Open(hash);
        return file is not null;
    }

    private static async Task SchemasAsync(TwoProvinces provinces)
    {
        var schemas = await provinces.QueryAsync("SELECT DISTINCT table_schema FROM information_schema.tables WHERE table_name = 'obligations' ORDER BY 1");
        schemas.ShouldBe(["survey_default", "survey_gialai"]);
        var rows = await provinces.QueryAsync("SELECT count(*)::text FROM survey_default.survey_migrations UNION ALL SELECT count(*)::text FROM survey_gialai.survey_migrations");
        rows[0].ShouldBe(rows[1]);
        var types = await provinces.QueryAsync("SELECT DISTINCT data_type FROM information_schema.columns WHERE table_schema LIKE 'survey%' AND data_type LIKE 'timestamp%'");
        types.ShouldBe(["timestamp with time zone"]);
        var orchards = await provinces.QueryAsync("SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public' AND table_name IN ('Document', 'gialai_Document') ORDER BY 1");
        orchards.ShouldBe(["Document", "gialai_Document"]);
    }

    private static async Task<TResult> InAsync<TService, TResult>(CmsSite site, string tenant, Func<TService, Task<TResult>> action)
        where TService : notnull
    {
        TResult result = default!;
        await site.InTenantAsync(async services => result = await action(services.GetRequiredService<TService>()), tenant);
        return result;
    }
}
