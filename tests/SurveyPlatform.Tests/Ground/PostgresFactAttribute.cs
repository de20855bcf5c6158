namespace SurveyPlatform.Tests.Ground;

/// <summary>A test of what only PostgreSQL does, several servers on one database; skipped, visibly, where it cannot be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = Stores.Missing(Stores.Postgres);
}
