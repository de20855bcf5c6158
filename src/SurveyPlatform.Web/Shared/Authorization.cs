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
    public const string DisplayNameClaim = "survey_display_name";

    /// <summary>One of <see cref="Role"/>, where the host's roles are the product's.</summary>
    public const string RoleClaim = "survey_role";

    /// <summary>One of <see cref="Permission"/>, where the host has roles of its own.</summary>
    public const string PermissionClaim = "survey_permission";

    /// <inheritdoc cref="DisplayNameClaim"/>
    public const string ScopeClaim = "survey_scope";

    /// <summary>The scopes of the token, separated by spaces, where a host's tokens have any; absent: the token opens whatever its owner may open.</summary>
    public const string ApiScopesClaim = "survey_api_scopes";

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

        var permissions = Actor.PermissionsOf(Named<Role>(user, RoleClaim)).Concat(Named<Permission>(user, PermissionClaim)).ToFrozenSet();
        return new(name, user.FindFirstValue(DisplayNameClaim) ?? name, permissions, user.FindFirstValue(ScopeClaim));
    }

    private static IEnumerable<T> Named<T>(ClaimsPrincipal user, string claimType)
        where T : struct, Enum => user.FindAll(claimType)
            .Select(claim => Enum.TryParse<T>(claim.Value, out var value) && Enum.IsDefined(value) ? value : (T?)null)
            .OfType<T>();

    private static Actor Nobody { get; } = new("", "", FrozenSet<Permission>.Empty, null);
}
