using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace SurveyPlatform.Web.Shared;

/// <summary>Who asks: a person for a page, or a program.</summary>
public static class Requests
{
    /// <summary>Programs call these: they get status codes and problem details, never a page or a redirect.</summary>
    public static bool IsApi(this HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || request.Path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase);

    /// <summary>Only a page can be returned to; a program gets told, and so does a form that was posted too late.</summary>
    private static bool ReadsAPage(this HttpRequest request) => !request.IsApi() && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method));

    /// <summary>For a host's cookie: whoever reads a page is sent to sign in; everybody else gets the status code, which the site puts into words.</summary>
    public static void AnswerInWords(this CookieAuthenticationEvents events)
    {
        events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
        events.OnRedirectToLogin = context => context.Request.ReadsAPage() ? Redirect(context) : Answer(context, StatusCodes.Status401Unauthorized);
    }

    private static Task Redirect(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
