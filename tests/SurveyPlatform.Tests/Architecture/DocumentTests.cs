using System.Text.RegularExpressions;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Architecture;

/// <summary>Documents rot where nothing reads them.</summary>
public sealed partial class DocumentTests
{
    private static readonly string[] DecisionHeadings = ["Context", "Options", "Decision", "Consequences", "Revisit when"];

    private static readonly IReadOnlyList<Source> Decisions = [.. Repository.Files("docs/adr", ".md").Where(file => !file.Path.EndsWith("README.md", StringComparison.Ordinal))];

    [Fact]
    public void Documents_name_only_paths_that_exist() =>
        Directory.EnumerateFiles(Repository.Root, "*.md").Select(file => new Source(Path.GetFileName(file), File.ReadAllText(file)))
            .Concat(new[] { "docs", "src", "tests", "themes", "recipes" }.SelectMany(folder => Repository.Files(folder, ".md")))
            .SelectMany(Dead).ShouldBeEmpty();

    [Theory]
    [InlineData("See `src/SurveyPlatform.Domain/Nowhere/X.cs`.")]
    [InlineData("dotnet run --project src/SurveyPlatform.Serve -- demo")]
    [InlineData("[the page](docs/no-such-page.md)")]
    [InlineData("src/SurveyPlatform.Domain/Nowhere/{X}.cs")]
    public void The_check_of_paths_can_fail(string text) => Dead(new("README.md", text)).ShouldHaveSingleItem();

    [Theory]
    [InlineData("docs/x.md", "[the read-me](../README.md#run-it), `src/SurveyPlatform.Domain/Shared/Outcome.cs`.")]
    [InlineData("README.md", "dotnet test SurveyPlatform.sln, https://example.org/src/nowhere, src/*/Shared/{Outcome}.cs")]
    public void The_check_of_paths_lets_the_rest_pass(string path, string text) => Dead(new(path, text)).ShouldBeEmpty();

    [Fact]
    public void Decisions_have_a_number_of_their_own_and_every_heading() => Faults(Decisions).ShouldBeEmpty();

    [Fact]
    public void The_check_of_decisions_can_fail()
    {
        var whole = string.Join("\n\n", DecisionHeadings.Select(heading => $"## {heading}"));
        Faults([new("docs/adr/0001-a.md", whole), new("docs/adr/0002-b.md", whole)]).ShouldBeEmpty();
        Faults([new("docs/adr/0001-a.md", whole), new("docs/adr/0001-b.md", whole)]).ShouldHaveSingleItem();
        Faults([new("docs/adr/0001-a.md", whole.Replace("Options", "", StringComparison.Ordinal))]).ShouldHaveSingleItem();
        Faults([new("docs/adr/first.md", whole)]).ShouldHaveSingleItem();
    }

    [Fact]
    public void Every_folder_of_code_is_explained()
    {
        var map = File.ReadAllText(Path.Combine(Repository.Root, "docs/architecture.md"));
        Repository.Files("src", ".cs", ".razor").Select(file => Path.GetDirectoryName(file.Path)!.Replace('\\', '/')).Distinct()
            .Where(folder => !IsExplained(folder, map)).ShouldBeEmpty();
    }

    [Fact]
    public void The_check_of_folders_can_fail() => IsExplained("src/SurveyPlatform.Domain/Nowhere", "Registry/ Returns/").ShouldBeFalse();

    /// <summary>Paths of the repository, and links relative to the document.</summary>
    private static IEnumerable<string> Dead(Source document) =>
        RepositoryPath().Matches(document.Text).Select(match => match.Value.TrimEnd('.', '/'))
            .Concat(Link().Matches(document.Text).Select(match => Path.Combine(Path.GetDirectoryName(document.Path)!, match.Groups["target"].Value)))
            .Distinct().Where(path => !IsThere(path)).Select(path => $"{document.Path}: {path}");

    private static bool IsThere(string path)
    {
        var pattern = Placeholder().Replace(path, "*");
        return pattern.Contains('*', StringComparison.Ordinal)
            ? Expand(new(Repository.Root), pattern.Split('/')).Any()
            : Repository.Exists(path);
    }

    private static IEnumerable<FileSystemInfo> Expand(DirectoryInfo folder, ReadOnlyMemory<string> names) => names.Length == 1
        ? folder.EnumerateFileSystemInfos(names.Span[0])
        : folder.EnumerateDirectories(names.Span[0]).SelectMany(below => Expand(below, names[1..]));

    private static IEnumerable<string> Faults(IReadOnlyList<Source> decisions) =>
        (from decision in decisions
         from heading in DecisionHeadings
         where !decision.Text.Split('\n').Contains($"## {heading}")
         select $"{decision.Path} lacks '## {heading}'")
        .Concat(from decision in decisions where !Numbered().IsMatch(decision.Path) select $"{decision.Path} is not named NNNN-title.md")
        .Concat(from decision in decisions
                group decision.Path by Path.GetFileName(decision.Path).Split('-')[0] into same
                where same.Count() > 1
                select $"{string.Join(" and ", same)} share a number");

    private static bool IsExplained(string folder, string map) =>
        Repository.Exists($"{folder}/README.md") || Regex.IsMatch(map, $@"(?<!\w){Regex.Escape(folder.Split('/')[^1])}/");

    [GeneratedRegex(@"(?<![\w./:-])(src|tests|docs|recipes|themes|\.ci)/[\w./*{}-]*[\w*}]", RegexOptions.ExplicitCapture)]
    private static partial Regex RepositoryPath();

    [GeneratedRegex(@"\]\((?!https?:|mailto:|#)(?<target>[^)#\s]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"\{[^}]*\}|NNNN")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^docs/adr/\d{4}-[a-z0-9-]+\.md$")]
    private static partial Regex Numbered();
}
