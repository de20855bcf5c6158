using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using SurveyPlatform.Server.Http;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Server.Accounts;

/// <summary>Signing in and out, and one's own account. Everybody who is signed in may change their own password and tokens.</summary>
internal static class AccountPages
{
    public static void MapAccountPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(AccountsSetup.SignInPath, Ask).AllowAnonymous();
        routes.MapPost(AccountsSetup.SignInPath, SignInAsync).Posted().AllowAnonymous().RequireRateLimiting(SignInLimit.Policy);
        routes.MapPost("/sign-out", SignOutAsync).Posted().AllowAnonymous();
        routes.MapGet("/account", ShowAsync);
        routes.MapPost("/account/password", ChangePasswordAsync).Posted();
        routes.MapPost("/account/tokens", CreateTokenAsync).Posted();
        routes.MapPost("/account/tokens/{id:guid}/revoke", RevokeTokenAsync).Posted();
    }

    private static RazorComponentResult<SignInPage> Ask(string? returnUrl = null) => new(new { ReturnUrl = returnUrl });

    private static async Task<IResult> SignInAsync(HttpRequest request, SignIn signIn)
    {
        var (userName, returnUrl) = (request.Form["userName"].ToString(), request.Form["returnUrl"].ToString());
        var outcome = await signIn.RunAsync(userName, request.Form["password"]);
        return outcome.Succeeded(out _)
            ? TypedResults.LocalRedirect(RedirectHttpResult.IsLocalUrl(returnUrl) ? returnUrl : "/")
            : new RazorComponentResult<SignInPage>(new { ReturnUrl = returnUrl, UserName = userName, outcome.Problems })
            {
                StatusCode = StatusCodes.Status422UnprocessableEntity,
            };
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, SignInManager<Account> signIn)
    {
        await signIn.SignOutAsync();
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.LocalRedirect(AccountsSetup.SignInPath);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, UserManager<Account> users, AccessTokens tokens, CancellationToken cancellationToken) =>
        await PageAsync(context, users, tokens, [], null, cancellationToken);

    private static async Task<IResult> ChangePasswordAsync(
        HttpContext context, UserManager<Account> users, ChangePassword change, AccessTokens tokens, CancellationToken cancellationToken)
    {
        var form = context.Request.Form;
        var outcome = await change.RunAsync(context.User, form["current"], form["new"], form["repeated"]);
        if (!outcome.Succeeded(out _))
        {
            return await PageAsync(context, users, tokens, outcome.Problems, null, cancellationToken);
        }

        context.Say("password-changed");
        return TypedResults.LocalRedirect("/account");
    }

    private static async Task<IResult> CreateTokenAsync(
        HttpContext context, UserManager<Account> users, AccessTokens tokens, CancellationToken cancellationToken)
    {
        var form = context.Request.Form;
        _ = int.TryParse(form["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var days);
        var outcome = await tokens.CreateAsync(OwnId(context), form["name"], days, cancellationToken);
        return await PageAsync(context, users, tokens, outcome.Problems, outcome.Succeeded(out var created) ? created.Secret : null, cancellationToken);
    }

    private static async Task<IResult> RevokeTokenAsync(Guid id, HttpContext context, AccessTokens tokens, CancellationToken cancellationToken)
    {
        var outcome = await tokens.RevokeAsync(OwnId(context), id, cancellationToken);
        if (!outcome.Succeeded(out _))
        {
            return outcome.Problems.ToPage();
        }

        context.Say("token-revoked");
        return TypedResults.LocalRedirect("/account");
    }

    private static async Task<IResult> PageAsync(
        HttpContext context, UserManager<Account> users, AccessTokens tokens, IReadOnlyList<Problem> problems, string? secret, CancellationToken cancellationToken)
    {
        if (await users.GetUserAsync(context.User) is not { } account)
        {
            return SharedProblems.NotFound.ToPage();
        }

        return new RazorComponentResult<AccountPage>(new
        {
            Account = account,
            Tokens = await tokens.ListAsync(account.Id, cancellationToken),
            NewSecret = secret,
            Problems = problems,
        })
        {
            StatusCode = problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
    }

    private static Guid OwnId(HttpContext context) => Guid.Parse(context.User.FindFirst(AccountClaims.Id)!.Value);
}
