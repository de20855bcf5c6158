using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.Modules;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Cms.Content;

/// <summary>What the product gives to the site's own pages; the content types themselves are a recipe.</summary>
public sealed class ContentStartup : StartupBase
{
    /// <summary>Without <c>form-action</c>: signing in may end at the address of another system that asked for it.</summary>
    private static readonly string FrontPolicy = SecurityHeaders.ContentSecurityPolicy.Replace("form-action 'self'; ", "", StringComparison.Ordinal);

    /// <summary>Before the pages of the product, which then say it themselves.</summary>
    public override int ConfigureOrder => -11;

    public override void ConfigureServices(IServiceCollection services) =>
        services.AddContentPart<ExerciseDatesPart>().UseDisplayDriver<ExerciseDatesDriver>();

    /// <summary>Orchard Core's administration needs scripts within its pages, and its settings allow them everywhere; where the theme does without, so does the policy.</summary>
    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider serviceProvider) => app.Use((context, next) =>
    {
        if (Startup.IsOurs(context))
        {
            context.Response.Headers.ContentSecurityPolicy = default;
        }
        else if (IsFrontPage(context))
        {
            context.Response.Headers.ContentSecurityPolicy = FrontPolicy;
        }

        return next(context);
    });

    /// <summary>An item of content; signing in, the own password, and what another system asks for.</summary>
    private static bool IsFrontPage(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ControllerActionDescriptor>() is { } action
        && action.RouteValues.TryGetValue("area", out var area)
        && (area, action.ControllerName) is ("OrchardCore.Contents", "Item") or ("OrchardCore.Users", "Account") or ("OrchardCore.OpenId", "Access");
}
