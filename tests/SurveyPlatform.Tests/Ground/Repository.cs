using System.Runtime.CompilerServices;

namespace SurveyPlatform.Tests.Ground;

/// <summary>The files of the repository that these tests were built from.</summary>
public static class Repository
{
    private static readonly string[] Generated = ["bin", "obj", "TestResults"];

    public static string Root { get; } = FindRoot();

    /// <summary>Below a folder, with one of these endings; paths are written from the root with <c>/</c>.</summary>
    public static IReadOnlyList<Source> Files(string folder, params string[] endings) =>
        !Directory.Exists(Path.Combine(Root, folder)) ? [] :
        [
            .. from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
               let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
               where endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)) && !path.Split('/').Intersect(Generated).Any()
               orderby path
               select new Source(path, File.ReadAllText(file)),
        ];

    public static bool Exists(string path) => Path.Exists(Path.Combine(Root, path));

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!File.Exists(Path.Combine(folder.FullName, "SurveyPlatform.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("These tests run in a checkout of the repository.");
        }

        return folder.FullName;
    }
}

/// <param name="Path">From the root of the repository, with <c>/</c>.</param>
public sealed record Source(string Path, string Text)
{
    /// <summary>Without comments: words about a thing are no use of it.</summary>
    public string Code => string.Join('\n', Text.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));
}
