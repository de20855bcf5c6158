using System.Reflection;
using Microsoft.EntityFrameworkCore.Migrations;

namespace SurveyPlatform.Storage;

/// <summary>A migration that applies one embedded SQL script per store: <c>Migrations/{name}.sqlite.sql</c> and <c>{name}.postgres.sql</c>.</summary>
/// <param name="rebuildsTables">SQLite adds columns by copying a table; while it does, the rows that point to the old one point nowhere.</param>
public abstract class SqlMigration(string name, bool rebuildsTables = false) : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var store = migrationBuilder.ActiveProvider == "Microsoft.EntityFrameworkCore.Sqlite" ? "sqlite" : "postgres";
        var keepsKeys = store == "postgres" || !rebuildsTables;
        if (!keepsKeys)
        {
            migrationBuilder.Sql("PRAGMA foreign_keys = 0;", suppressTransaction: true);
        }

        migrationBuilder.Sql(Script(GetType().Assembly, $"{name}.{store}.sql"));
        if (!keepsKeys)
        {
            migrationBuilder.Sql("PRAGMA foreign_keys = 1;", suppressTransaction: true);
        }
    }

    private static string Script(Assembly assembly, string file)
    {
        var resource = assembly.GetManifestResourceNames().Single(candidate => candidate.EndsWith($".Migrations.{file}", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
