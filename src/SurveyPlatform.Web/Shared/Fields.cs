namespace SurveyPlatform.Web.Shared;

/// <summary>One name for a place in a form, its id in the page and the link to it.</summary>
public static class Fields
{
    /// <summary><c>lines[3].unit</c> → <c>f-lines-3-unit</c>.</summary>
    public static string Id(string place) =>
        "f-" + place.Replace("].", "-", StringComparison.Ordinal).Replace('[', '-').Replace(']', '-').Replace('@', '-').Replace('.', '-').Replace(':', '-').TrimEnd('-');

    /// <summary>The first blank line of a group.</summary>
    public static string BlankLineId(string lines) => Id(lines) + "-new";

    public static string ErrorId(string place) => Id(place) + "-error";

    public static string HintId(string place) => Id(place) + "-hint";
}
