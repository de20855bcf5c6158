using System.Collections.Frozen;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Web.Shared;

/// <summary>A permission is an authorization policy of the same name; an endpoint demands it in the route table.</summary>
public static class Authorization
{
    /// <summary>The claims a host puts on whoever is signed in; what the product knows of a user.</summary>
    public const string DisplayNameClaim = "display_name";

    /// <inheritdoc cref="DisplayNameClaim"/>
    public const string RoleClaim = "role";

    /// <inheritdoc cref="DisplayNameClaim"/>
    public const string ScopeClaim = "scope";

    extension(Permission permission)
    {
        public string Policy() => permission.ToString();
    }

    /// <summary>The endpoint is open to whoever has any one of these.</summary>
    public static TBuilder Demand<TBuilder>(this TBuilder endpoint, params Permission[] anyOf)
        where TBuilder : IEndpointConventionBuilder => anyOf is [var only]
            ? endpoint.RequireAuthorization(only.Policy())
            : endpoint.RequireAuthorization(policy => policy.RequireAssertion(context => anyOf.Any(context.User.ToActor().May)));

    public static AuthorizationBuilder AddSurveyPolicies(this AuthorizationBuilder authorization)
    {
        foreach (var permission in Enum.GetValues<Permission>())
        {
            authorization.AddPolicy(permission.Policy(), policy => policy.RequireAssertion(context => context.User.ToActor().May(permission)));
        }

        return authorization;
    }

    /// <summary>Who is acting. Nobody signed in: an actor that may do nothing and sees nothing.</summary>
    public static Actor ToActor(this ClaimsPrincipal user)
    {
        if (user.Identity is not { IsAuthenticated: true, Name: { Length: > 0 } name })
        {
            return Nobody;
        }

        var roles = user.FindAll(RoleClaim).Concat(user.FindAll(ClaimTypes.Role))
            .Select(claim => Enum.TryParse<Role>(claim.Value, out var role) && Enum.IsDefined(role) ? role : (Role?)null)
            .OfType<Role>();
        return new(name, user.FindFirstValue(DisplayNameClaim) ?? name, Actor.PermissionsOf(roles), user.FindFirstValue(ScopeClaim));
    }

    private static Actor Nobody { get; } = new("", "", FrozenSet<Permission>.Empty, null);
}
