using System.Collections.Frozen;

namespace SurveyPlatform.Shared;

/// <summary>What a person may do. Hosts map their roles to these; endpoints and use cases demand them.</summary>
public enum Permission
{
    /// <summary>Fill in and submit the returns of one's own unit.</summary>
    AnswerReturns,

    /// <summary>See returns, progress and verdicts within one's scope.</summary>
    ViewReturns,

    /// <summary>Approve and send back returns within one's scope.</summary>
    ReviewReturns,

    /// <summary>Open and close exercises, plan reminders.</summary>
    ManageCollections,
    DesignTemplates,
    ManageStandards,
    ViewReports,
    CompileReports,
    ManageRegistry,

    /// <summary>Write the own unit's remediation plan and report on its progress.</summary>
    WritePlans,

    /// <summary>Give the own unit's opinion on a plan that it was asked about.</summary>
    GiveOpinions,

    /// <summary>Decide where two sources differ.</summary>
    SettleSources,

    /// <summary>Lay down what is scored, and freeze a year.</summary>
    ManageScores,
    ViewScores,

    /// <summary>Jobs, recipes, accounts.</summary>
    Administer,
}

/// <summary>The people of the platform as roles.</summary>
public enum Role
{
    Administrator,
    Designer,

    /// <summary>The department that asks for the returns.</summary>
    Coordinator,

    /// <summary>A district, for its communes.</summary>
    Reviewer,
    Respondent,

    /// <summary>Reads.</summary>
    Leader,

    /// <summary>A department that is asked for its opinion, such as Finance.</summary>
    Adviser,

    /// <summary>The department that scores the districts: Home Affairs.</summary>
    Scorer,
}

/// <summary>Who is acting, as far as the product knows: a host translates its users to this.</summary>
/// <param name="Name">Written into histories: the user name.</param>
/// <param name="Scope">Path of the unit whose subtree the person sees (<c>/1/5/</c>); null sees nothing, <c>/</c> everything.</param>
public sealed record Actor(string Name, string DisplayName, FrozenSet<Permission> Permissions, string? Scope)
{
    public const int NameMaxLength = 100;

    /// <summary>The platform itself: jobs and recipes.</summary>
    public static Actor System { get; } = new("system", "SurveyPlatform", Enum.GetValues<Permission>().ToFrozenSet(), "/");

    public bool May(Permission permission) => Permissions.Contains(permission);

    public static FrozenSet<Permission> PermissionsOf(IEnumerable<Role> roles) => roles.SelectMany(role => Granted[role]).ToFrozenSet();

    private static readonly FrozenDictionary<Role, Permission[]> Granted = new Dictionary<Role, Permission[]>
    {
        [Role.Administrator] = Enum.GetValues<Permission>().Except([Permission.AnswerReturns, Permission.ReviewReturns, Permission.WritePlans, Permission.GiveOpinions]).ToArray(),
        [Role.Designer] = [Permission.DesignTemplates],
        [Role.Coordinator] =
        [
            Permission.ViewReturns, Permission.ReviewReturns, Permission.ManageCollections, Permission.ManageStandards,
            Permission.ViewReports, Permission.CompileReports, Permission.ManageRegistry, Permission.GiveOpinions, Permission.SettleSources, Permission.ViewScores,
        ],
        [Role.Reviewer] = [Permission.ViewReturns, Permission.ReviewReturns, Permission.WritePlans, Permission.ViewScores],
        [Role.Respondent] = [Permission.AnswerReturns],
        [Role.Leader] = [Permission.ViewReturns, Permission.ViewReports, Permission.ViewScores],
        [Role.Adviser] = [Permission.GiveOpinions],
        [Role.Scorer] = [Permission.ViewReturns, Permission.ViewReports, Permission.ViewScores, Permission.ManageScores],
    }.ToFrozenDictionary();
}
