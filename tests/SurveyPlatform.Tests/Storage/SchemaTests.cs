using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Storage;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Storage;

/// <summary>Migrations are written by hand: these say when one is missing.</summary>
public sealed partial class SchemaTests
{
    private const string Sqlite = """
        SELECT type || ' ' || name || ' on ' || tbl_name || ': ' || coalesce(sql, '') AS "Value" FROM sqlite_master
        WHERE tbl_name NOT LIKE '%migrations%' AND tbl_name NOT LIKE '__EF%' AND tbl_name <> 'sqlite_sequence'
        """;

    private const string Postgres = """
        SELECT format('%s.%s: %s %s %s %s %s', table_name, column_name, data_type, character_maximum_length, is_nullable, collation_name, is_identity) AS "Value"
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '%migrations%'
        UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '%migrations%'
        UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT LIKE '%migrations%'
        """;

    [EachStore]
    public async Task The_migrated_schema_is_the_one_that_the_model_asks_for(string store)
    {
        var (migrated, created) = await SchemasAsync(store, "");
        migrated.ShouldContain(line => line.Contains("returns", StringComparison.Ordinal));
        migrated.Except(created).ShouldBeEmpty("only after migrating");
        created.Except(migrated).ShouldBeEmpty("only in the model");
    }

    [EachStore]
    public async Task The_check_of_the_schema_can_fail(string store)
    {
        var (migrated, created) = await SchemasAsync(store, "ALTER TABLE returns ADD COLUMN forgotten integer");
        migrated.Except(created).ShouldNotBeEmpty();
    }

    [EachStore]
    public async Task Text_is_ordered_by_its_bytes_on_every_store(string store)
    {
        await using var site = await Site.OpenAsync(store);
        var ordered = await site.StoreAsync(db => db.Database
            .SqlQueryRaw<string>("SELECT code AS \"Value\" FROM collections UNION SELECT 'b' UNION SELECT 'B' UNION SELECT 'a-c' UNION SELECT 'ab' ORDER BY 1")
            .ToListAsync());
        ordered.ShouldBe(["B", "a-c", "ab", "b"]);
    }

    private static async Task<(string[] Migrated, string[] Created)> SchemasAsync(string store, string change)
    {
        var connections = new[] { await Databases.CreateAsync(store), await Databases.CreateAsync(store) };
        await using var migrated = Open(connections[0]);
        await migrated.MigrateAsync(CancellationToken.None);
        await using var created = Open(connections[1]);
        await created.Database.EnsureCreatedAsync();
        if (change.Length > 0)
        {
            await migrated.Database.ExecuteSqlRawAsync(change);
        }

        var schemas = (await ReadAsync(migrated), await ReadAsync(created));
        await Databases.DropAsync(connections[0]);
        await Databases.DropAsync(connections[1]);
        return schemas;
    }

    private static async Task<string[]> ReadAsync(SurveyDbContext db)
    {
        var rows = await db.Database.SqlQueryRaw<string>(db.Database.IsSqlite() ? Sqlite : Postgres).ToListAsync();
        return [.. rows.Select(row => BlanksBefore().Replace(Blanks().Replace(row, " "), "").Trim()).Order(StringComparer.Ordinal)];
    }

    private static SurveyDbContext Open(string connectionString)
    {
        var options = new DbContextOptionsBuilder<SurveyDbContext>();
        options.UseSurveyStore(connectionString);
        return new(options.Options);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    /// <summary>SQLite puts a column that is added into the text of its table, blanks or no blanks.</summary>
    [GeneratedRegex(@" (?=[,)])")]
    private static partial Regex BlanksBefore();
}
