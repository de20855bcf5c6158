using System.Text.Json;
using System.Text.RegularExpressions;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Architecture;

/// <summary>Refusals have stable codes, each made in one place and explained in both languages.</summary>
public sealed partial class ProblemTests
{
    private const string Vietnamese = "src/SurveyPlatform.Web/Resources/vi.json";
    private const string English = "src/SurveyPlatform.Web/Resources/en.json";

    private static readonly IReadOnlyList<(string Code, string File)> Codes = CodesIn(Repository.Files("src", ".cs"));

    [Fact]
    public void Every_code_is_made_in_one_place() => Repeated(Codes).ShouldBeEmpty();

    [Fact]
    public void The_check_of_unique_codes_can_fail() => Repeated(CodesIn(
    [
        new("src/A/Returns/ReturnsProblems.cs", """new("returns.locked", Conflict, "x");"""),
        new("src/B/Returns/ReturnsProblems.cs", """new Problem("returns.locked", ProblemKind.Invalid, "y")"""),
    ])).ShouldHaveSingleItem();

    [Fact]
    public void Every_code_is_made_in_a_list_of_problems_and_begins_with_the_name_of_its_stage() => Misplaced(Codes).ShouldBeEmpty();

    [Theory]
    [InlineData("src/A/Returns/SubmitReturn.cs", """return new Problem("returns.locked", ProblemKind.Conflict, "x");""")]
    [InlineData("src/A/Returns/ReturnsProblems.cs", """new Problem("reports.locked", ProblemKind.Conflict, "x");""")]
    [InlineData("src/A/Returns/ReturnsProblems.cs", """new Problem("returns.Not_Kebab", ProblemKind.Conflict, "x");""")]
    public void The_check_of_places_can_fail(string path, string code) => Misplaced(CodesIn([new(path, code)])).ShouldHaveSingleItem();

    [Fact]
    public void Codes_are_written_out() =>
        Repository.Files("src", ".cs").Where(ComputesACode).Select(file => file.Path).ShouldBeEmpty();

    [Theory]
    [InlineData("src/A/Returns/ReturnsProblems.cs", "new Problem($\"returns.{x}\", kind, text)")]
    [InlineData("src/A/Returns/SubmitReturn.cs", "new Problem(code, kind, text)")]
    public void The_check_of_written_out_codes_can_fail(string path, string code) => ComputesACode(new(path, code)).ShouldBeTrue();

    [Fact]
    public void Every_code_has_a_text_and_every_text_of_a_problem_has_a_code()
    {
        var texts = Texts(Vietnamese).Keys.Where(key => key.StartsWith("problem.", StringComparison.Ordinal)).ToList();
        var codes = Codes.Select(code => $"problem.{code.Code}").ToList();
        codes.Except(texts).ShouldBeEmpty("without a text");
        texts.Except(codes).ShouldBeEmpty("without a code");
    }

    [Fact]
    public void Both_languages_have_the_same_texts_with_the_same_places_to_fill_in() =>
        Differences(Texts(Vietnamese), Texts(English)).ShouldBeEmpty();

    [Fact]
    public void The_check_of_languages_can_fail()
    {
        var full = new Dictionary<string, string> { ["a"] = "{day} and {name}" };
        Differences(full, new() { ["a"] = "{name} on {day}" }).ShouldBeEmpty();
        Differences(full, new() { ["a"] = "{name}" }).ShouldHaveSingleItem();
        Differences(full, new() { ["a"] = " " }).ShouldHaveSingleItem();
        Differences(full, []).ShouldHaveSingleItem();
        Differences([], full).ShouldHaveSingleItem();
    }

    private static IReadOnlyList<(string Code, string File)> CodesIn(IEnumerable<Source> files) =>
        [.. from file in files from Match match in (IsList(file) ? CodeInList() : CodeElsewhere()).Matches(file.Code) select (match.Groups["code"].Value, file.Path)];

    private static bool ComputesACode(Source file) => (IsList(file) ? InterpolatedCode() : PassedCode()).IsMatch(file.Code);

    private static bool IsList(Source file) => ListName().IsMatch(file.Path);

    private static IEnumerable<string> Repeated(IEnumerable<(string Code, string File)> codes) =>
        from code in codes group code.File by code.Code into places where places.Count() > 1 select $"{places.Key}: {string.Join(", ", places)}";

    private static IEnumerable<string> Misplaced(IEnumerable<(string Code, string File)> codes) =>
        from code in codes
        let list = ListName().Match(code.File)
        let name = list.Groups["name"].Value
        let beginnings = new[] { list.Groups["folder"].Value, name, $"{name}s" }.Select(beginning => beginning.ToLowerInvariant())
        where !list.Success || !beginnings.Contains(code.Code.Split('.')[0]) || !Kebab().IsMatch(code.Code)
        select $"{code.Code} in {code.File}";

    private static Dictionary<string, string> Texts(string path) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(Repository.Root, path)))!;

    private static IEnumerable<string> Differences(Dictionary<string, string> vi, Dictionary<string, string> en) =>
        from key in vi.Keys.Union(en.Keys).Order()
        let texts = new[] { vi, en }.Select(language => language.GetValueOrDefault(key, "")).ToArray()
        where texts.Any(string.IsNullOrWhiteSpace) || !Places(texts[0]).SetEquals(Places(texts[1]))
        select $"{key}: '{texts[0]}' / '{texts[1]}'";

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    // A list may hand codes to helpers of its own: every text of that form in it is a code.
    [GeneratedRegex("\"(?<code>[a-z]+\\.[A-Za-z0-9._-]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex CodeInList();

    [GeneratedRegex("""\bnew(\s+Problem)?\s*\(\s*"(?<code>[^"]+)",\s*(ProblemKind\.)?(NotFound|Forbidden|Invalid|Conflict|TooLarge)\b""", RegexOptions.ExplicitCapture)]
    private static partial Regex CodeElsewhere();

    [GeneratedRegex("""\$"[a-z]+\.[a-z-]*\{""")]
    private static partial Regex InterpolatedCode();

    [GeneratedRegex("""new\s+Problem\s*\(\s*[^"\s]""")]
    private static partial Regex PassedCode();

    [GeneratedRegex(@"/(?<folder>\w+)/(?<name>\w+)Problems\.cs$", RegexOptions.ExplicitCapture)]
    private static partial Regex ListName();

    [GeneratedRegex(@"^[a-z]+(\.[a-z0-9]+(-[a-z0-9]+)*)+$", RegexOptions.ExplicitCapture)]
    private static partial Regex Kebab();

    [GeneratedRegex(@"\{\w+(:[^}]*)?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Place();
}
