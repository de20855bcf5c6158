using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.Environment.Shell;
using OrchardCore.Environment.Shell.Configuration;
using OrchardCore.Modules;
using OrchardCore.Navigation;
using OrchardCore.Recipes.Services;
using OrchardCore.Security.Permissions;
using OrchardCore.Users.Models;
using SurveyPlatform.Cms.Accounts;
using SurveyPlatform.Cms.Pages;
using SurveyPlatform.Cms.Storage;
using SurveyPlatform.Mail;
using SurveyPlatform.Recipes;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Api;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Cms;

/// <summary>The product in a tenant: its services, its pages in the site's theme, its people from Orchard Core's users.</summary>
public sealed class Startup(ShellSettings shell, IShellConfiguration configuration, IOptions<ShellOptions> shells) : StartupBase
{
    /// <summary>After authentication, before authorization: what is refused is said in the words of the site.</summary>
    public override int ConfigureOrder => -10;

    public override void ConfigureServices(IServiceCollection services)
    {
        var settings = configuration.GetSection("SurveyPlatform");
        var store = new TenantStore(shell, shells);
        services.AddSingleton(store);
#pragma warning disable RS0030 // Where the host has not chosen the clock.
        services.TryAddSingleton(TimeProvider.System);
#pragma warning restore RS0030
        services.AddSingleton(new WebhookSettings(settings.GetSection("Webhooks").Get<List<Webhook>>() ?? []));
        services.AddSurveyPlatform(store.ConnectionString, settings.GetSection("Mail").Get<MailSettings>() ?? new(), store.Files);
        services.AddScoped<IModularTenantEvents, MigrateTenant>();
        services.AddScoped<IRecipeStepHandler, RecipeSteps>();

        services.AddScoped<IClaimsTransformation, ActorClaims>();
        services.AddScoped<IPeople, OrchardPeople>();
        services.AddScoped<IRecipeStep, UsersRecipeStep>();
        services.AddDisplayDriver<User, UnitOfUserDriver>();
        services.AddPermissionProvider<SurveyPermissions>();
        services.AddNavigationProvider<AdminMenu>();
        services.AddAuthorizationBuilder().AddSurveyPolicies();
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, cookie => cookie.Events.AnswerInWords());

        services.AddSurveyWeb();
        services.AddSurveyApi();
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);
        services.Configure<SiteOptions>(site =>
        {
            (site.WorkPath, site.SignInPath, site.SignOutPath, site.AccountPath, site.AdminPath) = ("/work", "/Login", "/Users/LogOff", "/ChangePassword", "/Admin");
            settings.GetSection("Site").Bind(site);
        });
        // One switch of language for both: the product's.
        services.Configure<RequestLocalizationOptions>(localization => localization.AddInitialRequestCultureProvider(
            new CustomRequestCultureProvider(context => Task.FromResult<ProviderCultureResult?>(new(Texts.For(context).Language)))));
    }

    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider serviceProvider)
    {
        app.UseWhen(IsOurs, ours => ours.UseSurveyWeb(framed => framed.UseMiddleware<PageFramer>()).UseBodyLimit());
        AnswerHead(routes.MapGroup("").WithMetadata(Ours.Endpoint).RequireAuthorization()).MapSurveyPages();
    }

    /// <summary>What can be read can be asked about. Orchard Core answers what no endpoint takes: with 404, as if there were no such page.</summary>
    private static RouteGroupBuilder AnswerHead(RouteGroupBuilder pages)
    {
        ((IEndpointConventionBuilder)pages).Add(endpoint =>
        {
            if (endpoint.Metadata.OfType<IHttpMethodMetadata>().LastOrDefault() is { HttpMethods: ["GET"] })
            {
                endpoint.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
            }
        });
        return pages;
    }

    /// <summary>Also an address of the API that is not there, or does not take this method or content: a program is not answered with a page.</summary>
    internal static bool IsOurs(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<Ours>() is not null || context.Request.Path.StartsWithSegments(SurveyApi.Prefix, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Of the endpoints of the product.</summary>
internal sealed class Ours
{
    public static Ours Endpoint { get; } = new();
}
