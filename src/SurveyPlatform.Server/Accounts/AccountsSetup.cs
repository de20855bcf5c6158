using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SurveyPlatform.Recipes;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Server.Accounts;

/// <summary>Who signs in and how: ASP.NET Core Identity with a cookie for people, access tokens for programs.</summary>
internal static class AccountsSetup
{
    public const string SignInPath = "/sign-in";
    private const string CookieOrToken = "cookie-or-token";

    public static IServiceCollection AddAccounts(this IServiceCollection services, string connectionString)
    {
        services.AddDbContext<AccountsDbContext>(options => options.UseSurveyStore(connectionString, AccountsDbContext.HistoryTable));
        services.AddDataProtection().SetApplicationName("SurveyPlatform");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, UseDataProtectionKeys>();

        services.AddIdentityCore<Account>(AccountRules.Apply)
            .AddUserStore<UserOnlyStore<Account, AccountsDbContext, Guid>>()
            .AddUserConfirmation<EnabledAccount>()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddSignInManager();
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = AccountRules.RecheckAfter);
        services.AddScoped<SignIn>().AddScoped<ChangePassword>().AddScoped<AccessTokens>();
        services.AddScoped<IPeople, AccountPeople>();
        services.AddScoped<IRecipeStep, AccountsRecipeStep>();
        services.AddScoped<IFollowsReorganisation, AccountsFollow>();
        services.AddSingleton<ScopesMoved>();

        services.AddAuthentication(CookieOrToken)
            .AddPolicyScheme(CookieOrToken, null, options => options.ForwardDefaultSelector = SchemeFor)
            .AddCookie(IdentityConstants.ApplicationScheme, ConfigureCookie)
            // Never set; but when a security stamp has changed, Identity also signs out of this one and throws without it.
            .AddCookie(IdentityConstants.TwoFactorRememberMeScheme)
            .AddScheme<AuthenticationSchemeOptions, AccessTokenHandler>(AccessTokenHandler.SchemeName, null);
        services.AddAuthorizationBuilder().AddSurveyPolicies()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services;
    }

    /// <summary>Tokens are for the API alone: a page is for a person, who signs in.</summary>
    private static string SchemeFor(HttpContext context) =>
        context.Request.IsApi() && context.Request.Headers.Authorization.Count > 0
            ? AccessTokenHandler.SchemeName
            : IdentityConstants.ApplicationScheme;

    private static void ConfigureCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "survey";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = AccountRules.SignedInFor;
        options.SlidingExpiration = true;
        options.LoginPath = SignInPath;
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = ScopesMoved.ValidateAsync;
        options.Events.AnswerInWords();
    }
}
