using System.Text.RegularExpressions;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Architecture;

/// <summary>The glossary names types; a type that is renamed takes its row along.</summary>
public sealed partial class GlossaryTests
{
    private static readonly ILookup<string, Type> Types = typeof(LocalizedText).Assembly.GetTypes().ToLookup(type => type.Name, StringComparer.Ordinal);

    [Fact]
    public void Every_type_of_the_glossary_exists()
    {
        var glossary = File.ReadAllText(Path.Combine(Repository.Root, "docs", "glossary.md"));
        Names(glossary).Count().ShouldBeGreaterThan(50);
        Unknown(glossary).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("| return | báo cáo | what a unit answers | `FormReturns` |")]
    [InlineData("| legal basis | căn cứ | why | `FormTemplate.Basis` |")]
    public void The_check_of_the_glossary_can_fail(string row) => Unknown(row).ShouldHaveSingleItem();

    private static IEnumerable<string> Unknown(string text) => Names(text).Where(name => !Exists(name.Split('.')));

    private static bool Exists(string[] name) =>
        Types[name[0]].Any(type => name.Length == 1 || type.GetMember(name[1]).Length > 0);

    private static IEnumerable<string> Names(string text) => Name().Matches(text).Select(match => match.Groups["name"].Value);

    [GeneratedRegex("`(?<name>[A-Z][A-Za-z]+([.][A-Z][A-Za-z]+)?)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
