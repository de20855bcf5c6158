using Microsoft.AspNetCore.Identity;
using SurveyPlatform.Accounts;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Server.Accounts;

/// <summary>A person who signs in. What they see follows from the unit, what they may do from the roles.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public const int DisplayNameMaxLength = AccountsStep.DisplayNameMaxLength;
    public const int EmailMaxLength = Contact.EmailMaxLength;

    public string DisplayName { get; set; } = "";

    /// <summary>The person sees this unit and those under it; null: every unit.</summary>
    public UnitId? UnitId { get; set; }

    public List<Role> Roles { get; set; } = [];

    /// <summary>Cannot sign in and no token works, but what the person did keeps its name.</summary>
    public bool IsDisabled { get; set; }

    public DateTime CreatedAtUtc { get; init; }
}
