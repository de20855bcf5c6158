using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using SurveyPlatform.Tests.Server;
using SurveyPlatform.Web.Api;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Tests.Http;

public sealed class EndpointTests(SharedServer server) : IClassFixture<SharedServer>
{
    private static readonly string[] OpenToEveryone =
    [
        "GET /", "POST /language", "GET /sign-in", "POST /sign-in", "POST /sign-out", "GET /health", "GET /openapi/{documentName}.json",
        "GET /assets/{hash}/{**path}", "HEAD /assets/{hash}/{**path}",
    ];

    private static readonly string[] OpenToWhoeverIsSignedIn =
        ["GET /account", "POST /account/password", "POST /account/tokens", "POST /account/tokens/{id:guid}/revoke"];

    private readonly IReadOnlyList<RouteEndpoint> _endpoints =
        [.. server.Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    [Fact]
    public void Every_endpoint_demands_a_permission_or_is_on_a_list() => Undemanding(_endpoints).ShouldBeEmpty();

    [Fact]
    public void The_lists_name_only_what_there_is() =>
        OpenToEveryone.Concat(OpenToWhoeverIsSignedIn).Except(_endpoints.SelectMany(Names)).ShouldBeEmpty();

    [Fact]
    public void The_check_of_permissions_can_fail()
    {
        Undemanding([Endpoint("/secret")]).ShouldHaveSingleItem();
        Undemanding([Endpoint("/secret", new AuthorizeAttribute())]).ShouldHaveSingleItem();
        Undemanding([Endpoint("/secret", new AuthorizeAttribute("Administer"), new AllowAnonymousAttribute())]).ShouldHaveSingleItem();
        Undemanding([Endpoint("/secret", new AuthorizeAttribute("Administer"))]).ShouldBeEmpty();
    }

    [Fact]
    public void Every_code_that_the_API_says_it_refuses_with_exists()
    {
        var codes = _endpoints.SelectMany(endpoint => endpoint.Metadata.OfType<Refusal>()).SelectMany(refusal => refusal.Codes).Distinct().ToList();
        codes.ShouldNotBeEmpty();
        codes.Where(code => !Texts.All("vi").ContainsKey($"problem.{code}")).ShouldBeEmpty();
    }

    private static IEnumerable<string> Undemanding(IEnumerable<RouteEndpoint> endpoints) =>
        from endpoint in endpoints
        let isAnonymous = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
        let demands = endpoint.Metadata.OfType<IAuthorizeData>().Any(data => data.Policy is not null) || endpoint.Metadata.OfType<AuthorizationPolicy>().Any()
        from name in Names(endpoint)
        where isAnonymous ? !OpenToEveryone.Contains(name) : !demands && !OpenToWhoeverIsSignedIn.Contains(name)
        select name;

    private static IEnumerable<string> Names(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"])
            .Select(method => $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}");

    private static RouteEndpoint Endpoint(string path, params object[] metadata) =>
        new(_ => Task.CompletedTask, RoutePatternFactory.Parse(path), 0, new([.. metadata, new HttpMethodMetadata(["GET"])]), path);
}
