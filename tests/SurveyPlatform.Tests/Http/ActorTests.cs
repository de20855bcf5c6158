using System.Security.Claims;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Tests.Http;

/// <summary>What a host says of a user by claims, and what of it counts.</summary>
public sealed class ActorTests
{
    [Fact]
    public void Permissions_come_from_the_products_roles_and_from_permissions_named_one_by_one()
    {
        var actor = Signed(new(Authorization.RoleClaim, "Leader"), new(Authorization.PermissionClaim, "Administer"), new(Authorization.ScopeClaim, "/1/")).ToActor();

        actor.Permissions.ShouldBe([Permission.ViewReturns, Permission.ViewReports, Permission.ViewScores, Permission.Administer], ignoreOrder: true);
        actor.Scope.ShouldBe("/1/");
    }

    [Theory]
    [InlineData(ClaimTypes.Role, "Administrator")]
    [InlineData("role", "Administrator")]
    [InlineData("scope", "/")]
    [InlineData(Authorization.RoleClaim, "Emperor")]
    [InlineData(Authorization.RoleClaim, "99")]
    [InlineData(Authorization.PermissionClaim, "99")]
    public void Roles_and_scopes_of_a_host_or_of_a_token_mean_nothing(string type, string value)
    {
        var actor = Signed(new Claim(type, value)).ToActor();

        actor.Permissions.ShouldBeEmpty();
        actor.Scope.ShouldBeNull();
    }

    [Fact]
    public void Nobody_signed_in_may_nothing() =>
        new ClaimsPrincipal(new ClaimsIdentity([new(Authorization.RoleClaim, "Administrator")])).ToActor().Permissions.ShouldBeEmpty();

    private static ClaimsPrincipal Signed(params Claim[] claims) => new(new ClaimsIdentity([new(ClaimTypes.Name, "hoa"), .. claims], "test"));
}
