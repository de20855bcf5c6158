using System.Collections.Frozen;
using OrchardCore;
using OrchardCore.Security.Permissions;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;
using OrchardPermission = OrchardCore.Security.Permissions.Permission;
using Permission = SurveyPlatform.Shared.Permission;

namespace SurveyPlatform.Cms;

/// <summary>The product's permissions as Orchard Core's, and its roles as stereotypes: whoever has a role of that name may what the product says, until an administrator changes it.</summary>
public sealed class SurveyPermissions : IPermissionProvider
{
    private static readonly FrozenDictionary<Permission, OrchardPermission> ByPermission =
        Enum.GetValues<Permission>().ToFrozenDictionary(permission => permission, permission => new OrchardPermission($"Survey{permission}", Texts.Vietnamese.Of("permission", permission)));

    public static OrchardPermission Of(Permission permission) => ByPermission[permission];

    /// <summary>The name of a role of the product in Orchard Core.</summary>
    public static string NameOf(Role role) => role == Role.Administrator ? OrchardCoreConstants.Roles.Administrator : role.ToString();

    public Task<IEnumerable<OrchardPermission>> GetPermissionsAsync() => Task.FromResult<IEnumerable<OrchardPermission>>(ByPermission.Values);

    public IEnumerable<PermissionStereotype> GetDefaultStereotypes() => Enum.GetValues<Role>().Select(role => new PermissionStereotype
    {
        Name = NameOf(role),
        Permissions = [.. Actor.PermissionsOf([role]).Select(Of)],
    });
}
