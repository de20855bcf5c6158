using System.Globalization;
using System.Threading.RateLimiting;
using SurveyPlatform.Server.Accounts;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Server.Http;

/// <summary>Slows down guessing from one address; generous, because a whole district office may sit behind one.</summary>
internal static class SignInLimit
{
    public const string Policy = "sign-in";
    public const int PerMinute = 60;

    public static IServiceCollection AddSignInLimit(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.AddPolicy(Policy, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new() { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }));
        limiter.OnRejected = async (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = 60.ToString(CultureInfo.InvariantCulture);
            var page = AccountProblems.TooManyAttempts.ToPage();
            page.StatusCode = StatusCodes.Status429TooManyRequests;
            await page.ExecuteAsync(rejected.HttpContext);
        };
    });
}
