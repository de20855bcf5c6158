using System.Collections.Frozen;
using OrchardCore;
using OrchardCore.Security.Permissions;
using SurveyPlatform.Shared;
using OrchardPermission = OrchardCore.Security.Permissions.Permission;
using Permission = SurveyPlatform.Shared.Permission;

namespace SurveyPlatform.Cms;

/// <summary>The product's permissions as Orchard Core's, and its roles as stereotypes: whoever has a role of that name may what the product says, until an administrator changes it.</summary>
public sealed class SurveyPermissions : IPermissionProvider
{
    private static readonly FrozenDictionary<Permission, OrchardPermission> ByPermission =
        Enum.GetValues<Permission>().ToFrozenDictionary(permission => permission, permission => new OrchardPermission($"Survey{permission}", DescriptionOf(permission)));

    public static OrchardPermission Of(Permission permission) => ByPermission[permission];

    /// <summary>The name of a role of the product in Orchard Core.</summary>
    public static string NameOf(Role role) => role == Role.Administrator ? OrchardCoreConstants.Roles.Administrator : role.ToString();

    public Task<IEnumerable<OrchardPermission>> GetPermissionsAsync() => Task.FromResult<IEnumerable<OrchardPermission>>(ByPermission.Values);

    public IEnumerable<PermissionStereotype> GetDefaultStereotypes() => Enum.GetValues<Role>().Select(role => new PermissionStereotype
    {
        Name = NameOf(role),
        Permissions = [.. Actor.PermissionsOf([role]).Select(Of)],
    });

    private static string DescriptionOf(Permission permission) => permission switch
    {
        Permission.AnswerReturns => "Fill in and submit the returns of one's own unit",
        Permission.ViewReturns => "See returns, progress and verdicts of one's own unit and those below",
        Permission.ReviewReturns => "Approve returns and send them back",
        Permission.ManageCollections => "Open and close exercises, plan reminders",
        Permission.DesignTemplates => "Design forms",
        Permission.ManageStandards => "Lay down minimum standards",
        Permission.ViewReports => "See consolidated reports",
        Permission.CompileReports => "Compile consolidated reports",
        Permission.ManageRegistry => "Manage the registry of units",
        Permission.WritePlans => "Write the own unit's remediation plan",
        Permission.GiveOpinions => "Give the own unit's opinion on plans",
        Permission.SettleSources => "Decide where two sources differ",
        Permission.ManageScores => "Lay down what is scored, and freeze a year",
        Permission.ViewScores => "See scores",
        Permission.Administer => "Run jobs and recipes",
    };
}
