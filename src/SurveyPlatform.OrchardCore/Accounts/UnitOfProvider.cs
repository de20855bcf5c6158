using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Environment.Shell.Configuration;
using OrchardCore.Modules;
using OrchardCore.Users;
using OrchardCore.Users.Handlers;
using OrchardCore.Users.Models;
using SurveyPlatform.Accounts;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Cms.Accounts;

/// <summary>
/// Whoever signs in with the province's identity provider belongs to the unit whose official code the provider names, as of each sign-in; to none where
/// it names one that is unknown. Where it names none, what was edited here stays.
/// </summary>
internal sealed class UnitOfProvider(SurveyDbContext db, IShellConfiguration configuration) : IExternalLoginEventHandler
{
    private string UnitClaim => configuration["SurveyPlatform:IdentityProvider:UnitClaim"] ?? "unit_code";

    /// <summary>Left to the script of Orchard Core's settings.</summary>
    public Task<string> GenerateUserName(string provider, IEnumerable<SerializableClaim> claims) => Task.FromResult("");

    public async Task UpdateUserAsync(UpdateUserContext context)
    {
        if (context.ExternalClaims.FirstOrDefault(claim => claim.Type == UnitClaim) is not { } named)
        {
            return;
        }

        var unit = SurveyUser.ValueOf(await db.UnitWithCodeAsync(named.Value, CancellationToken.None));
        // Only what differs: a user whose claims change is signed out everywhere else.
        var had = context.UserClaims.Where(claim => claim.ClaimType == SurveyUser.UnitClaim).ToList();
        context.ClaimsToRemove.AddRange(had.Where(claim => claim.ClaimValue != unit));
        if (unit is not null && had.TrueForAll(claim => claim.ClaimValue != unit))
        {
            context.ClaimsToUpdate.Add(new UserClaim { ClaimType = SurveyUser.UnitClaim, ClaimValue = unit });
        }
    }
}

/// <summary>Where people may sign in with an identity provider.</summary>
[RequireFeatures("OrchardCore.OpenId.Client")]
public sealed class IdentityProviderStartup : StartupBase
{
    public override void ConfigureServices(IServiceCollection services) => services.AddScoped<IExternalLoginEventHandler, UnitOfProvider>();
}
