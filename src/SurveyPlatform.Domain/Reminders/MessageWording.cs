using System.Text.RegularExpressions;

namespace SurveyPlatform.Reminders;

/// <summary>How a kind of message reads in one language. <c>{field}</c> is filled in; <c>{{</c> and <c>}}</c> are braces.</summary>
/// <param name="Subject">Of the Vietnamese wording the subject of the mail, of the English one the heading above it. The frame has none.</param>
/// <param name="Body">An empty English one is left out of the message.</param>
public sealed partial record MessageWording(string Subject, string Body)
{
    public const int SubjectMaxLength = 200;
    public const int BodyMaxLength = 4000;

    /// <summary>Fills in each field once: what a value brings along in braces stays as it is.</summary>
    public static string Fill(string text, Func<string, string> valueOf) => Pieces().Replace(text, piece => piece.Value switch
    {
        "{{" => "{",
        "}}" => "}",
        _ when piece.Groups["field"] is { Success: true } field => valueOf(field.Value),
        _ => piece.Value,
    });

    internal static IEnumerable<string> FieldsOf(string text) =>
        Pieces().Matches(text).Select(piece => piece.Groups["field"]).Where(field => field.Success).Select(field => field.Value);

    /// <summary>A brace that opens or closes nothing.</summary>
    internal static bool HasLooseBrace(string text) => Pieces().Matches(text).Any(piece => piece.Value is "{" or "}");

    [GeneratedRegex(@"\{\{|\}\}|\{(?<field>[^{}\r\n]*)\}|[{}]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Pieces();
}
