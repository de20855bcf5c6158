using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OrchardCore.Users;
using OrchardCore.Users.Models;
using ClientMay = OpenIddict.Abstractions.OpenIddictConstants.Permissions;

namespace SurveyPlatform.Cms.Tests.OpenId;

/// <summary>Clients and tokens that no recipe makes.</summary>
internal static class Clients
{
    extension(OpenedQuarter quarter)
    {
        /// <summary>A program with the token of a client of that name, which has all scopes of a company.</summary>
        public async Task<HttpClient> ClientNamedAsync(string name)
        {
            await quarter.Site.InTenantAsync(async services => await services.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(new OpenIddictApplicationDescriptor
            {
                ClientId = name,
                ClientSecret = Tokens.SecretOf(name),
                DisplayName = name,
                Permissions =
                {
                    ClientMay.Endpoints.Token, ClientMay.GrantTypes.ClientCredentials,
                    $"{ClientMay.Prefixes.Scope}survey.returns", $"{ClientMay.Prefixes.Scope}survey.incidents",
                },
            }));
            return await quarter.CompanyAsync(name);
        }

        public Task DeleteClientAsync(string name) => quarter.Site.InTenantAsync(async services =>
        {
            var clients = services.GetRequiredService<IOpenIddictApplicationManager>();
            await clients.DeleteAsync((await clients.FindByClientIdAsync(name))!);
        });

        public Task DisableAsync(string userName) => quarter.ChangeAsync(userName, user => user.IsEnabled = false);

        public Task TakeRolesAsync(string userName) => quarter.ChangeAsync(userName, user => user.RoleNames = []);

        private Task ChangeAsync(string userName, Action<User> change) => quarter.Site.InTenantAsync(async services =>
        {
            var users = services.GetRequiredService<UserManager<IUser>>();
            var user = (User)(await users.FindByNameAsync(userName))!;
            change(user);
            (await users.UpdateAsync(user)).Succeeded.ShouldBeTrue();
        });

        /// <summary>As if its hour were over.</summary>
        public Task LetExpireAsync(string token) => quarter.Site.InTenantAsync(async services =>
        {
            var tokens = services.GetRequiredService<IOpenIddictTokenManager>();
            var entry = (await tokens.FindByIdAsync(new JsonWebToken(token).GetClaim("oi_tkn_id").Value))!;
            var descriptor = new OpenIddictTokenDescriptor();
            await tokens.PopulateAsync(descriptor, entry);
            descriptor.ExpirationDate = descriptor.CreationDate;
            await tokens.UpdateAsync(entry, descriptor);
        });

        /// <summary>A good token of a company, signed again by the site's own key for another audience.</summary>
        public async Task<string> SignedAgainAsync(string audience)
        {
            using var visitor = quarter.Site.Visit();
            var token = new JsonWebToken(await visitor.TokenOfCompanyAsync("vnpt", "survey.returns"));
            var claims = token.Claims.Where(claim => claim.Type is not ("aud" or "iss" or "exp" or "iat" or "nbf")).ToDictionary(claim => claim.Type, claim => (object)claim.Value);
            var signed = "";
            await quarter.Site.InTenantAsync(services =>
            {
                signed = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
                {
                    TokenType = "at+jwt",
                    Issuer = token.Issuer,
                    Audience = audience,
                    IssuedAt = token.IssuedAt,
                    Expires = token.ValidTo,
                    Claims = claims,
                    SigningCredentials = services.GetRequiredService<IOptionsMonitor<OpenIddictServerOptions>>().CurrentValue.SigningCredentials[0],
                });
                return Task.CompletedTask;
            });
            return signed;
        }
    }
}
