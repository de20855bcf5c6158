using System.Globalization;
using Microsoft.AspNetCore.Http;
using SurveyPlatform.Returns;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>The fields of the reviewer's page.</summary>
public static class ReviewFields
{
    public const string Action = "action";
    public const string Version = "version";
    public const string Note = "note";
    public const string ResubmitBy = "resubmitBy";
    public const string Show = "show";
    public const string Settle = "settle";

    /// <summary>Keep what is written, and decide nothing.</summary>
    public const string Save = "Save";
    public const string Accepted = "yes";
    public const string Refused = "no";
    private const string RemarkPrefix = "remark:";
    private const string FollowUpPrefix = "follow:";
    private const string ReasonPrefix = "reason:";

    public static string Remark(string place) => RemarkPrefix + place;

    public static string FollowUp(string place) => FollowUpPrefix + place;

    public static string Reason(string key) => ReasonPrefix + key;

    /// <summary>What the reviewer has written.</summary>
    public static SaveReview.Draft Draft(IFormCollection form) => new(
        Of(form, RemarkPrefix).ToDictionary(
            field => field.Name, field => new SaveReview.Written(field.Value, form.ContainsKey(FollowUp(field.Name))), StringComparer.Ordinal),
        Of(form, ReasonPrefix).ToDictionary(field => field.Name, field => field.Value switch { Accepted => true, Refused => false, _ => (bool?)null }, StringComparer.Ordinal),
        [.. form[Settle].Select(id => Guid.TryParse(id, out var known) ? known : (Guid?)null).OfType<Guid>()]);

    /// <summary>The decision that a button makes; null: none, or the page is not one of ours.</summary>
    public static ReviewDecision? Decision(IFormCollection form) =>
        Enum.TryParse<ReturnAction>(form[Action], out var action) && Enum.IsDefined(action)
            ? new(action, form[Note].ToString().Trim() is { Length: > 0 } note ? note : null, Day(form[ResubmitBy]))
            : null;

    public static DateOnly? Day(string? typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static IEnumerable<(string Name, string Value)> Of(IFormCollection form, string prefix) =>
        form.Where(field => field.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(field => (field.Key[prefix.Length..], field.Value.ToString()));
}
