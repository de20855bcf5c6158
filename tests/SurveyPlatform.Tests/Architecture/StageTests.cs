using System.Reflection;
using System.Text.RegularExpressions;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Architecture;

/// <summary>The stages of the work are folders and namespaces; knowledge flows one way.</summary>
public sealed partial class StageTests
{
    private static readonly string[] Stages =
        ["Registry", "Templates", "Collection", "Returns", "Reminders", "Standards", "Reconciliation", "Remediation", "Reports", "Scores"];

    private static readonly string[] KnowEverything = ["SurveyPlatformServices.cs", "Visibility.cs"];

    private static readonly Assembly Domain = typeof(SurveyPlatform.Registry.ReportingUnit).Assembly;
    private static readonly Assembly Application = typeof(SurveyPlatform.Shared.Actor).Assembly;

    [Fact]
    public void The_domain_references_nothing_but_the_system_libraries() => BeyondTheSystem(Domain).ShouldBeEmpty();

    [Fact]
    public void The_check_of_references_can_fail() => BeyondTheSystem(typeof(StageTests).Assembly).ShouldContain("SurveyPlatform.Domain");

    [Fact]
    public void No_stage_names_a_later_one() =>
        Repository.Files("src/SurveyPlatform.Domain", ".cs").Concat(Repository.Files("src/SurveyPlatform.Application", ".cs"))
            .SelectMany(Backwards).ShouldBeEmpty();

    [Theory]
    [InlineData("Returns/Bad.cs", "using SurveyPlatform.Reports;")]
    [InlineData("Returns/Bad.cs", "using static SurveyPlatform.Reminders.ReminderProblems;")]
    [InlineData("Returns/Deep/Bad.cs", "var x = new SurveyPlatform.Standards.Verdict();")]
    [InlineData("Registry/Bad.cs", "Collection.Period period;")]
    [InlineData("Shared/Bad.cs", "using SurveyPlatform.Registry;")]
    public void The_check_of_stages_can_fail(string file, string code) =>
        Backwards(new($"src/SurveyPlatform.Domain/{file}", code)).ShouldHaveSingleItem();

    [Theory]
    [InlineData("Returns/Good.cs", "using SurveyPlatform.Collection;")]
    [InlineData("Returns/Good.cs", "// what SurveyPlatform.Reports makes of it")]
    [InlineData("Registry/Good.cs", "return unit.Returns.Collection.Count;")]
    [InlineData("Storage/Good.cs", "using SurveyPlatform.Reports;")]
    public void The_check_of_stages_lets_the_rest_pass(string file, string code) =>
        Backwards(new($"src/SurveyPlatform.Application/{file}", code)).ShouldBeEmpty();

    [Fact]
    public void No_stage_is_known_everywhere_by_a_global_using() =>
        Repository.Files("src", ".cs", ".csproj").Concat(Repository.Files("src", ".props")).Where(HasGlobalUsing).Select(file => file.Path).ShouldBeEmpty();

    [Theory]
    [InlineData("global using SurveyPlatform.Reports;")]
    [InlineData("<Using Include=\"SurveyPlatform.Reports\" />")]
    public void The_check_of_global_usings_can_fail(string code) => HasGlobalUsing(new("src/X/Bad.cs", code)).ShouldBeTrue();

    [Fact]
    public void Code_lies_in_the_namespace_of_its_stage() =>
        (from file in Repository.Files("src/SurveyPlatform.Domain", ".cs").Concat(Repository.Files("src/SurveyPlatform.Application", ".cs"))
         where !DeclaresNamespace(file)
         select file.Path).ShouldBeEmpty();

    [Fact]
    public void The_check_of_namespaces_can_fail() =>
        DeclaresNamespace(new("src/SurveyPlatform.Domain/Returns/Bad.cs", "namespace SurveyPlatform.Registry;")).ShouldBeFalse();

    private static IEnumerable<string> BeyondTheSystem(Assembly assembly) =>
        from reference in assembly.GetReferencedAssemblies()
        where !reference.Name!.StartsWith("System.", StringComparison.Ordinal)
        select reference.Name;

    /// <summary>Storage, Recipes, Jobs, Documents and Mail serve all stages and may name any; Shared serves them too and may name none,
    /// but for the file that registers everything and the one that decides who sees what.</summary>
    private static IEnumerable<string> Backwards(Source file)
    {
        var folder = file.Path.Split('/')[2];
        var own = Array.IndexOf(Stages, folder);
        var isBound = own >= 0 || (folder == "Shared" && !KnowEverything.Contains(Path.GetFileName(file.Path)));
        return from Match match in MentionOfAStage().Matches(file.Code)
               let stage = match.Groups["stage"].Value
               where isBound && Array.IndexOf(Stages, stage) > own && (match.Groups["full"].Success || IsTypeOf(stage, match.Groups["type"].Value))
               select $"{file.Path} names {stage}: {match.Value}";
    }

    private static bool IsTypeOf(string stage, string type) =>
        new[] { Domain, Application }.Any(assembly => assembly.GetTypes().Any(known => known.Namespace == $"SurveyPlatform.{stage}" && known.Name == type));

    private static bool HasGlobalUsing(Source file) => GlobalUsing().IsMatch(file.Text);

    private static bool DeclaresNamespace(Source file)
    {
        var folder = file.Path.Split('/')[2];
        return folder.EndsWith(".cs", StringComparison.Ordinal)
            || Regex.IsMatch(file.Text, $@"^namespace SurveyPlatform\.{Regex.Escape(folder)}\b", RegexOptions.Multiline);
    }

    [GeneratedRegex(@"(?<full>SurveyPlatform\.)(?<stage>[A-Z]\w+)|(?<![\w.)\]>])(?<stage>[A-Z]\w+)\.(?<type>[A-Z]\w*)", RegexOptions.ExplicitCapture)]
    private static partial Regex MentionOfAStage();

    [GeneratedRegex("global using (static )?SurveyPlatform|<Using Include=\"SurveyPlatform", RegexOptions.ExplicitCapture)]
    private static partial Regex GlobalUsing();
}
