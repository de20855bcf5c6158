using System.Runtime.CompilerServices;

namespace SurveyPlatform.Tests.Ground;

/// <summary>Text that a person has approved, kept beside the test. <c>UPDATE_GOLDEN=1 dotnet test</c> accepts what is produced now; review the difference.</summary>
public static class Golden
{
    public static void Match(string text, string? name = null, [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        var approved = $"{Path.ChangeExtension(file, null)}.{name ?? test}.approved.txt";
        var produced = text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(approved, produced);
        }

        var expected = File.Exists(approved) ? File.ReadAllText(approved).ReplaceLineEndings("\n") : "";
        produced.ShouldBe(expected, $"Not as approved in {Path.GetFileName(approved)}. If the new text is right: UPDATE_GOLDEN=1 dotnet test");
    }
}
