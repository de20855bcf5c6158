using System.Text.RegularExpressions;
using SurveyPlatform.Tests.Ground;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Tests.Architecture;

/// <summary>A page never shows the key of a text that nobody wrote.</summary>
public sealed partial class TextTests
{
    [Fact]
    public void Every_text_that_a_page_names_is_there() =>
        Repository.Files("src/SurveyPlatform.Web", ".cs", ".razor").Concat(Repository.Files("src/SurveyPlatform.Server", ".cs", ".razor"))
            .SelectMany(Unwritten).ShouldBeEmpty();

    [Theory]
    [InlineData("<h1>@T[\"page.no-such-title\"]</h1>")]
    [InlineData("var title = texts[\"page.no-such-title\", (\"name\", name)];")]
    [InlineData("context.Say(\"no-such-news\");")]
    public void The_check_of_texts_can_fail(string code) => Unwritten(new("src/SurveyPlatform.Web/Bad.razor", code)).ShouldHaveSingleItem();

    [Fact]
    public void Texts_are_written_in_composed_characters() =>
        Texts.Languages.SelectMany(language => Texts.All(language)).Where(text => !text.Value.IsNormalized()).ShouldBeEmpty();

    private static IEnumerable<string> Unwritten(Source file) =>
        from Match match in NamedText().Matches(file.Code)
        let key = (match.Groups["news"].Success ? "flash." : "") + match.Groups["key"].Value
        where !Texts.Vietnamese.Has(key)
        select $"{file.Path}: {key}";

    [GeneratedRegex("""(\bT|\b[tT]exts)\["(?<key>[^"]+)"|(?<news>\.Say\()(\w+, )?"(?<key>[^"]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex NamedText();
}
