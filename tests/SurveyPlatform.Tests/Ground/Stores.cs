namespace SurveyPlatform.Tests.Ground;

/// <summary>The stores that everything must work on.</summary>
public static class Stores
{
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    public static IReadOnlyList<string> All { get; } = [Sqlite, Postgres];

    /// <summary>Why a store cannot be tested here; null when it can.</summary>
    public static string? Missing(string store) => store == Postgres ? PostgresPrograms.Missing : null;
}
