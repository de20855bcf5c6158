using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Validation;
using OrchardCore.Modules;
using SurveyPlatform.Cms.Accounts;
using SurveyPlatform.Web.Api;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Cms;

/// <summary>The JSON interface for systems that bring a token of this site's OpenID Connect server.</summary>
[Feature(SurveyFeatures.Api)]
public sealed class ApiStartup : StartupBase
{
    /// <summary>Orchard Core's: whatever checks the tokens of this tenant.</summary>
    private const string TokenScheme = "Api";

#pragma warning disable RS0030 // The certificates that tokens are signed with are of today, whatever day the product stands at.
    private static TimeProvider RealTime => TimeProvider.System;
#pragma warning restore RS0030

    /// <summary>Before what refuses (<see cref="Startup.ConfigureOrder"/>), after the cookie has been read.</summary>
    public override int ConfigureOrder => -9;

    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddApiDocument();
        services.AddScoped<ActorClaims>();
        services.Configure<OpenIddictValidationOptions>(tokens =>
        {
            // Orchard Core asks its tables about opaque tokens only; one that can be read would open everything until it expires, revoked or not.
            (tokens.EnableTokenEntryValidation, tokens.EnableAuthorizationEntryValidation) = (true, true);
            tokens.TimeProvider = RealTime;
            tokens.TakeNoRoles();
        });
        services.Configure<OpenIddictServerOptions>(server =>
        {
            server.CodeChallengeMethods.Remove(OpenIddictConstants.CodeChallengeMethods.Plain);
            server.TimeProvider = RealTime;
            server.WriteWhatWasAskedFor();
            server.Handlers.Add(CommitRevocation.Descriptor);
        });
        services.AddScoped<CommitRevocation>();
    }

    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider serviceProvider)
    {
        app.Use(async (context, next) =>
        {
            if (Startup.IsOurs(context) && context.Request.IsApi() && context.Request.Headers.Authorization.Count > 0)
            {
                // Who brings a token is who the token says, or nobody: a cookie beside it does not count.
                var result = await context.AuthenticateAsync(TokenScheme);
                context.User = result.Principal is { } token && await HasClientAsync(context, token)
                    ? await context.RequestServices.GetRequiredService<ActorClaims>().OfTokenAsync(token)
                    : new();
            }

            if (UnansweredCalls.StatusOf(context) is { } status)
            {
                context.Response.StatusCode = status;
                return;
            }

            await next(context);
        });
        var ours = routes.MapGroup("").WithMetadata(Ours.Endpoint).RequireAuthorization();
        ours.MapSurveyApi();
        ours.MapApiDocument();
    }

    /// <summary>Orchard Core leaves the tokens of a client that was deleted.</summary>
    private static async Task<bool> HasClientAsync(HttpContext context, ClaimsPrincipal token) =>
        token.FindFirstValue(OpenIddictConstants.Claims.ClientId) is { } client
        && await context.RequestServices.GetRequiredService<IOpenIddictApplicationManager>().FindByClientIdAsync(client, context.RequestAborted) is not null;
}
