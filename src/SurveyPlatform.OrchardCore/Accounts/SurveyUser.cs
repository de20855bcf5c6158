using System.Globalization;
using OrchardCore;
using OrchardCore.Users.Models;
using SurveyPlatform.Registry;

namespace SurveyPlatform.Cms.Accounts;

/// <summary>What the product keeps of a user of Orchard Core, among the user's claims: there they are indexed, and an identity provider's sign-in can fill them in.</summary>
internal static class SurveyUser
{
    /// <summary>Key of the unit; <see cref="EveryUnit"/>; absent: the user sees no rows.</summary>
    public const string UnitClaim = "survey_unit";

    public const string EveryUnit = "*";

    public const string DisplayNameClaim = "survey_name";

    extension(User user)
    {
        public string DisplayName => user.Find(DisplayNameClaim) is { Length: > 0 } name ? name : user.UserName;

        /// <summary>Orchard Core's own administrator, who is there before any unit is and may everything there; here, what an administrator of the product may.</summary>
        public bool Administers => user.RoleNames.Contains(OrchardCoreConstants.Roles.Administrator, StringComparer.OrdinalIgnoreCase);

        /// <summary>Sees every unit, or that of <see cref="UnitId"/>, or none.</summary>
        public bool SeesEveryUnit => user.Find(UnitClaim) == EveryUnit;

        public UnitId? UnitId => int.TryParse(user.Find(UnitClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? new(key) : null;

        public void Belong(UnitId? unit, bool everyUnit) => user.Keep(UnitClaim, everyUnit ? EveryUnit : ValueOf(unit));

        public void Call(string displayName) => user.Keep(DisplayNameClaim, displayName);

        private string? Find(string type) => user.UserClaims.FirstOrDefault(claim => claim.ClaimType == type)?.ClaimValue;

        private void Keep(string type, string? value)
        {
            var kept = user.UserClaims.Where(claim => claim.ClaimType != type).ToList();
            user.UserClaims = value is { Length: > 0 } ? [.. kept, new UserClaim { ClaimType = type, ClaimValue = value }] : kept;
        }
    }

    public static string? ValueOf(UnitId? unit) => unit?.ToString();
}
