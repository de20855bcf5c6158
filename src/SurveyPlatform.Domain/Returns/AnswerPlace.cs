using System.Globalization;
using System.Text.RegularExpressions;

namespace SurveyPlatform.Returns;

/// <summary>Where an answer stands: <c>name</c>, or <c>group[index].name</c> with lines counted from 0. Also the names of fields in pages.</summary>
public readonly partial record struct AnswerPlace(string? Group, int Line, string Name)
{
    public static AnswerPlace Head(string name) => new(null, 0, name);

    public static AnswerPlace? Parse(string place)
    {
        var match = Written().Match(place);
        return !match.Success
            ? null
            : match.Groups["group"] is { Success: true } group
                ? new(group.Value, int.Parse(match.Groups["line"].ValueSpan, CultureInfo.InvariantCulture), match.Groups["name"].Value)
                : Head(match.Groups["name"].Value);
    }

    public override string ToString() => Group is null ? Name : $"{LineOf(Group, Line)}.{Name}";

    /// <summary>The key under which a reason for a check at this place is kept.</summary>
    public string ReasonKey(string check) => Group is null ? check : $"{check}@{LineOf(Group, Line)}";

    private static string LineOf(string group, int line) => string.Create(CultureInfo.InvariantCulture, $"{group}[{line}]");

    [GeneratedRegex(@"^((?<group>[A-Za-z][A-Za-z0-9_]*)\[(?<line>[0-9]{1,9})\]\.)?(?<name>[A-Za-z][A-Za-z0-9_]*)\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Written();
}
