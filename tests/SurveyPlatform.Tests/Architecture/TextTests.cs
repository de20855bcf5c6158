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

    /// <summary>Keys that a script puts together from parts are not seen here; the tests of its pages show them.</summary>
    [Fact]
    public void Every_text_that_the_designers_script_names_is_there() =>
        Repository.Files("src/SurveyPlatform.Web/wwwroot/designer", ".js").SelectMany(UnwrittenInScript).ShouldBeEmpty();

    [Fact]
    public void The_check_of_the_designers_texts_can_fail() =>
        UnwrittenInScript(new("src/SurveyPlatform.Web/wwwroot/designer/bad.js", "h('p', {}, t('no-such-text'), t('undo'))")).ShouldHaveSingleItem();

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

    private static IEnumerable<string> UnwrittenInScript(Source file) =>
        from Match match in ScriptText().Matches(file.Text)
        let key = match.Groups["key"].Value
        where !Texts.Vietnamese.Has($"designer.{key}") && !Texts.Vietnamese.Has(key)
        select $"{file.Path}: {key}";

    [GeneratedRegex("""\bt\('(?<key>[^']+)'""", RegexOptions.ExplicitCapture)]
    private static partial Regex ScriptText();

    [GeneratedRegex("""(\bT|\b[tT]exts)\["(?<key>[^"]+)"|(?<news>\.Say\()(\w+, )?"(?<key>[^"]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex NamedText();
}
