using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SurveyPlatform.Server;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Tests.Architecture;

/// <summary>Every endpoint demands a permission, or stands in one of two short lists with a reason.</summary>
public sealed class EndpointTests
{
    private static readonly string[] OpenToEveryone =
    [
        "GET /", // sends each to their own first page, or to the sign-in
        "POST /language",
        "GET /sign-in",
        "POST /sign-in",
        "POST /sign-out", // also after the session has ended
        "GET /health",
        "GET,HEAD /assets/{hash}/{**path}",
        "GET /openapi/{documentName}.json", // the description of the API, no data
    ];

    private static readonly string[] OpenToWhoeverIsSignedIn =
    [
        "GET /account",
        "POST /account/password",
        "POST /account/tokens",
        "POST /account/tokens/{id:guid}/revoke",
    ];

    [Fact]
    public async Task Every_endpoint_demands_a_permission_or_is_on_a_list()
    {
        await using var server = Server();
        var access = AccessOf(server).ToList();
        access.Count.ShouldBeGreaterThan(OpenToEveryone.Length + OpenToWhoeverIsSignedIn.Length);
        Undemanding(access).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_lists_name_only_endpoints_that_are_there()
    {
        await using var server = Server();
        var access = AccessOf(server).ToLookup(entry => entry.Access, entry => entry.Endpoint);
        OpenToEveryone.Except(access[Access.Everyone]).ShouldBeEmpty();
        OpenToWhoeverIsSignedIn.Except(access[Access.WhoeverIsSignedIn]).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_endpoint_that_demands_nothing_is_closed_to_strangers()
    {
        await using var server = Server();
        var fallback = server.Services.GetRequiredService<IOptions<AuthorizationOptions>>().Value.FallbackPolicy;
        fallback.ShouldNotBeNull().Requirements.ShouldContain(requirement => requirement is DenyAnonymousAuthorizationRequirement);
    }

    [Fact]
    public async Task The_check_of_endpoints_can_fail()
    {
        await using var server = WebApplication.CreateSlimBuilder().Build();
        server.MapGet("/forgotten", () => "");
        server.MapGet("/everyone", () => "").AllowAnonymous();
        server.MapGet("/any", () => "").RequireAuthorization();
        server.MapGet("/demanding", () => "").RequireAuthorization(nameof(Permission.ViewReports));
        server.MapGet("/either", () => "").RequireAuthorization(policy => policy.RequireAssertion(_ => true));
        Undemanding(AccessOf(server)).ShouldBe(["GET /forgotten", "GET /everyone", "GET /any"], ignoreOrder: true);
    }

    private enum Access
    {
        Everyone,
        WhoeverIsSignedIn,
        Permission,
    }

    private static WebApplication Server() => ServerHost.Build(["--ConnectionStrings:Survey=Data Source=never-opened.db", "--Jobs:Enabled=false"]);

    private static IEnumerable<string> Undemanding(IEnumerable<(string Endpoint, Access Access)> endpoints) =>
        from entry in endpoints
        where entry.Access switch
        {
            Access.Everyone => !OpenToEveryone.Contains(entry.Endpoint),
            Access.WhoeverIsSignedIn => !OpenToWhoeverIsSignedIn.Contains(entry.Endpoint),
            Access.Permission => false,
        }
        select entry.Endpoint;

    private static IEnumerable<(string Endpoint, Access Access)> AccessOf(IEndpointRouteBuilder routes) =>
        from endpoint in routes.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        let methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"]
        select ($"{string.Join(',', methods.Order())} /{endpoint.RoutePattern.RawText?.Trim('/')}", AccessOf(endpoint));

    private static Access AccessOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? Access.Everyone
        : endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is not null
            || endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(demand => Enum.TryParse<Permission>(demand.Policy, out _)) ? Access.Permission
        : Access.WhoeverIsSignedIn;
}
