using System.Text.RegularExpressions;

namespace SurveyPlatform.Cms.Tests.Pages;

public static class FramedPages
{
    /// <summary>One document, framed once: by the theme.</summary>
    public static void ShouldBeOnePage(this string page)
    {
        foreach (var tag in new[] { "<!DOCTYPE", "<html", "<head>", "<title>", "<body", "<header", "<main", "<footer", "</main>", "</html>" })
        {
            Regex.Count(page, Regex.Escape(tag), RegexOptions.IgnoreCase).ShouldBe(1, $"{tag} in {page}");
        }
    }
}
