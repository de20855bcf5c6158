using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace SurveyPlatform.Server.Accounts;

/// <summary>
/// When units were last moved by this process: whoever signed in before is looked up anew with the next page, instead of seeing nothing until the
/// next recheck. Other processes find out at their recheck.
/// </summary>
internal sealed class ScopesMoved
{
    public DateTimeOffset? At { get; set; }

    public static Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var moved = context.HttpContext.RequestServices.GetRequiredService<ScopesMoved>().At;
        if (moved is not null && context.Properties.IssuedUtc <= moved)
        {
            // The validator rechecks what has no date.
            context.Properties.IssuedUtc = null;
        }

        return SecurityStampValidator.ValidatePrincipalAsync(context);
    }
}
