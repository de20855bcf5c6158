using System.Text.RegularExpressions;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates.XlsForm;

/// <summary>What the language in a head such as <c>label::Tiếng Việt (vi)</c> is here.</summary>
internal static partial class FormLanguages
{
    public const string Vietnamese = "vi";
    public const string English = "en";

    /// <summary>As a head names it.</summary>
    public const string VietnameseHead = "Tiếng Việt (vi)";
    public const string EnglishHead = "English (en)";

    /// <summary>A column without a language.</summary>
    public const string Plain = "";

    private static readonly string[] VietnameseNames = ["vi", "vie", "vn", "vi-vn", "tieng viet", "viet", "vietnamese"];
    private static readonly string[] EnglishNames = ["en", "eng", "en-us", "en-gb", "english", "tieng anh"];

    /// <summary><c>vi</c>, <c>en</c>, or the name as it was written, in small letters.</summary>
    public static string Of(string written)
    {
        var name = VietnameseText.FoldedKey(written).Replace('_', '-');
        var code = InBrackets().Match(name) is { Success: true } match ? match.Groups["code"].Value.Trim() : name;
        return VietnameseNames.Contains(code, StringComparer.Ordinal) ? Vietnamese : EnglishNames.Contains(code, StringComparer.Ordinal) ? English : name;
    }

    /// <summary>Has letters that, among the languages one meets in forms, only Vietnamese has.</summary>
    public static bool LooksVietnamese(string text) => VietnameseLetter().IsMatch(text);

    [GeneratedRegex(@"\((?<code>[^()]*)\)\s*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex InBrackets();

    [GeneratedRegex("[ăđơưĂĐƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", RegexOptions.NonBacktracking)]
    private static partial Regex VietnameseLetter();
}
