using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Home;

public static class HomePages
{
    public static IEndpointRouteBuilder MapHomePages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(routes.ServiceProvider.GetRequiredService<IOptions<SiteOptions>>().Value.WorkPath, Start).AllowAnonymous();
        routes.MapPost("/language", ChooseLanguageAsync).AllowAnonymous();
        return routes;
    }

    /// <summary>Everyone lands on the page they work on.</summary>
    private static IResult Start(HttpContext context, IOptions<SiteOptions> site)
    {
        var actor = context.User.ToActor();
        return actor.Name.Length == 0 ? TypedResults.Redirect(site.Value.SignInPath)
            : Navigation.HomeOf(actor) is { } home ? TypedResults.Redirect(home)
            : SharedProblems.NotPermitted.ToPage();
    }

    /// <summary>Without a token: the worst a stranger can do is change a language.</summary>
    private static async Task<IResult> ChooseLanguageAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        if (form["language"].ToString() is var language && Texts.Languages.Contains(language))
        {
            context.Response.Cookies.Append(Texts.Cookie, language, new()
            {
                MaxAge = TimeSpan.FromDays(400),
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                IsEssential = true,
            });
        }

        return TypedResults.LocalRedirect(LocalPath(form["returnTo"].ToString()));
    }

    private static string LocalPath(string path) =>
        path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("/\\", StringComparison.Ordinal) ? path : "/";
}
