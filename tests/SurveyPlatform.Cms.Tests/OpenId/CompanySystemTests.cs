using System.Net;
using SurveyPlatform.Returns;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Cms.Tests.OpenId;

/// <summary>The system of a telecom company, which signs in for itself (client credentials).</summary>
public abstract class CompanySystemTests(OpenedQuarter quarter)
{
    public sealed class OnSqlite(OpenedQuarter quarter) : CompanySystemTests(quarter), IClassFixture<OpenedQuarter>;

    public sealed class OnPostgres(OpenedQuarterOnPostgres quarter) : CompanySystemTests(quarter), IClassFixture<OpenedQuarterOnPostgres>;

    [Fact]
    public async Task A_company_s_system_pushes_its_connectivity_return()
    {
        using var program = await quarter.CompanyAsync("vnpt");
        var list = await (await program.GetAsync("/api/v1/obligations?period=2023-Q3")).JsonAsync();
        var id = list["items"]!.AsArray().ShouldHaveSingleItem()!["id"]!.GetValue<Guid>();
        var form = await program.GetStringAsync($"/api/v1/obligations/{id}/template");
        var template = TemplateJson.Read(form).Require();
        template.Code.ShouldBe("connectivity");

        var answers = AnswerJson.Write(template, await quarter.ConnectivityOfAsync("VNPT"));
        using var saved = await program.SendJsonAsync(HttpMethod.Put, $"/api/v1/obligations/{id}/answers", answers, "\"0\"");
        (saved.StatusCode, (await saved.JsonAsync())["canSubmit"]!.GetValue<bool>()).ShouldBe((HttpStatusCode.OK, true));
        using var submitted = await program.SendJsonAsync(HttpMethod.Post, $"/api/v1/obligations/{id}/submit", null, saved.Headers.ETag!.Tag);
        submitted.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await submitted.JsonAsync())["number"]!.GetValue<string>().ShouldBe("2023-Q3/connectivity/VNPT/1");
    }

    [Fact]
    public async Task A_company_s_system_sees_its_own_unit_and_no_other()
    {
        using var program = await quarter.CompanyAsync("viettel");
        var list = await (await program.GetAsync("/api/v1/obligations")).JsonAsync();
        list["items"]!.AsArray().ShouldHaveSingleItem()!["id"]!.GetValue<Guid>().ShouldBe(await quarter.ObligationOfAsync("VIETTEL"));
        foreach (var stranger in new[] { "MOBIFONE", "21601" })
        {
            var id = await quarter.ObligationOfAsync(stranger);
            (await (await program.GetAsync($"/api/v1/obligations/{id}")).RefusalAsync()).ShouldBe((HttpStatusCode.NotFound, "shared.not-found"), stranger);
            using var write = await program.SendJsonAsync(HttpMethod.Put, $"/api/v1/obligations/{id}/answers", "{}", "\"0\"");
            (await write.RefusalAsync()).ShouldBe((HttpStatusCode.NotFound, "shared.not-found"), stranger);
            using var submit = await program.SendJsonAsync(HttpMethod.Post, $"/api/v1/obligations/{id}/submit", null, "\"0\"");
            (await submit.RefusalAsync()).ShouldBe((HttpStatusCode.NotFound, "shared.not-found"), stranger);
        }
    }

    [Fact]
    public async Task A_company_s_system_reports_an_outage_and_another_company_s_does_not_see_it()
    {
        using var vnpt = await quarter.CompanyAsync("vnpt", "survey.incidents");
        using var reported = await vnpt.SendJsonAsync(HttpMethod.Post, "/api/v1/incidents", """{ "unit": "21601", "kind": "internet", "from": "2023-09-15T06:00:00+07:00" }""");
        reported.StatusCode.ShouldBe(HttpStatusCode.Created, await reported.Content.ReadAsStringAsync());
        (await vnpt.GetAsync(reported.Headers.Location)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var viettel = await quarter.CompanyAsync("viettel");
        (await viettel.GetAsync(reported.Headers.Location)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("survey.incidents", "/api/v1/obligations")]
    [InlineData("survey.returns", "/api/v1/incidents/00000000-0000-0000-0000-000000000001")]
    [InlineData("", "/api/v1/obligations")]
    public async Task Without_the_scope_a_token_opens_nothing(string scope, string path)
    {
        using var program = await quarter.CompanyAsync("viettel", scope);
        (await (await program.GetAsync(path)).RefusalAsync()).ShouldBe((HttpStatusCode.Forbidden, "api.scope-needed"));
    }

    [Fact]
    public async Task A_scope_that_the_client_was_not_given_is_not_granted()
    {
        using var visitor = quarter.Site.Visit();
        var (status, body) = await visitor.AskTokenAsync(
            ("grant_type", "client_credentials"), ("client_id", "vnpt"), ("client_secret", Tokens.SecretOf("vnpt")), ("scope", "survey.reports"));
        (status, body["error"]!.GetValue<string>()).ShouldBe((HttpStatusCode.BadRequest, "invalid_request"));
    }

    [Fact]
    public async Task A_client_that_no_user_bears_the_name_of_or_whose_user_is_disabled_may_nothing()
    {
        using var nobody = await quarter.ClientNamedAsync("nobody");
        (await nobody.GetAsync("/api/v1/obligations")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var fpt = await quarter.ClientNamedAsync("fpt");
        (await fpt.GetAsync("/api/v1/obligations")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await quarter.DisableAsync("fpt");
        (await fpt.GetAsync("/api/v1/obligations")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_client_whose_user_loses_its_role_may_nothing_with_the_next_call()
    {
        using var mobifone = await quarter.ClientNamedAsync("mobifone");
        (await mobifone.GetAsync("/api/v1/obligations")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await quarter.TakeRolesAsync("mobifone");
        (await (await mobifone.GetAsync("/api/v1/obligations")).RefusalAsync()).ShouldBe((HttpStatusCode.Forbidden, "shared.not-permitted"));
    }
}
