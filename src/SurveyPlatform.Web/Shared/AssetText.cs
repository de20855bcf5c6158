using System.Text;
using System.Text.RegularExpressions;

namespace SurveyPlatform.Web.Shared;

/// <summary>
/// Scripts and styles without what is written for people, a sixth of what goes over the wire. Of scripts only lines that are a comment and nothing else go:
/// nothing has to be understood for that, as long as no text in them runs over lines (a test holds it).
/// </summary>
internal static partial class AssetText
{
    private const int MostMs = 1000;

    public static byte[] Shorten(string path, byte[] content) => Path.GetExtension(path) switch
    {
        ".js" => Encoding.UTF8.GetBytes(ScriptComments().Replace(Encoding.UTF8.GetString(content), "")),
        ".css" => Encoding.UTF8.GetBytes(Style(Encoding.UTF8.GetString(content))),
        _ => content,
    };

    private static string Style(string style) => Gaps().Replace(Spaces().Replace(StyleComments().Replace(style, ""), " "), "${mark}").Trim();

    [GeneratedRegex(@"^ *(//.*|/\*\*?.*\*/)\n", RegexOptions.Multiline | RegexOptions.ExplicitCapture, MostMs)]
    private static partial Regex ScriptComments();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline, MostMs)]
    private static partial Regex StyleComments();

    [GeneratedRegex(@"\s+", RegexOptions.None, MostMs)]
    private static partial Regex Spaces();

    // Not before a colon and not around a plus: "a :focus" and "1rem + 2px" need theirs.
    [GeneratedRegex(" ?(?<mark>[{};,>]) ?|(?<mark>:) ", RegexOptions.ExplicitCapture, MostMs)]
    private static partial Regex Gaps();
}
