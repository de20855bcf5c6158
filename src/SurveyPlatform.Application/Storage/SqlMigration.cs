using System.Reflection;
using Microsoft.EntityFrameworkCore.Migrations;

namespace SurveyPlatform.Storage;

/// <summary>A migration that applies one embedded SQL script per store: <c>Migrations/{name}.sqlite.sql</c> and <c>{name}.postgres.sql</c>.</summary>
public abstract class SqlMigration(string name) : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var store = migrationBuilder.ActiveProvider == "Microsoft.EntityFrameworkCore.Sqlite" ? "sqlite" : "postgres";
        migrationBuilder.Sql(Script(GetType().Assembly, $"{name}.{store}.sql"));
    }

    private static string Script(Assembly assembly, string file)
    {
        var resource = assembly.GetManifestResourceNames().Single(candidate => candidate.EndsWith($".Migrations.{file}", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
