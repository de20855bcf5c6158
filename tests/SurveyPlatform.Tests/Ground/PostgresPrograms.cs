namespace SurveyPlatform.Tests.Ground;

/// <summary>Where a PostgreSQL for the tests comes from: <c>TEST_POSTGRES</c> (a connection string), or programs installed here.</summary>
public static class PostgresPrograms
{
    public const string ServerVariable = "TEST_POSTGRES";

    private static readonly string[] Roots = ["/usr/lib/postgresql", "/usr/local/opt", "/opt/homebrew/opt"];

    public static string? GivenServer { get; } = Environment.GetEnvironmentVariable(ServerVariable) is { Length: > 0 } server ? server : null;

    /// <summary>The folder with initdb and pg_ctl; the newest where there are several.</summary>
    public static string? Folder { get; } = OperatingSystem.IsWindows() ? null : Find();

    /// <summary>Why tests on PostgreSQL cannot be run here; null when they can.</summary>
    public static string? Missing { get; } = GivenServer is null && Folder is null
        ? $"PostgreSQL is not installed here (no initdb) and {ServerVariable} is not set."
        : null;

    private static string? Find() => Roots.Where(Directory.Exists)
        .SelectMany(root => Directory.EnumerateDirectories(root))
        .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder).Split('@')[^1], out var version) ? version : 0)
        .Select(folder => Path.Combine(folder, "bin"))
        .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        .FirstOrDefault(folder => IsThere(Path.Combine(folder, "initdb")) && IsThere(Path.Combine(folder, "pg_ctl")));

    // A link to a program that was removed counts as a file.
    private static bool IsThere(string file) => File.Exists(file) && File.ResolveLinkTarget(file, returnFinalTarget: true) is not { Exists: false };
}
