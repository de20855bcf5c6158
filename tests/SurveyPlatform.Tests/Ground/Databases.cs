using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace SurveyPlatform.Tests.Ground;

/// <summary>A database of its own for each test: the first of a kind is prepared, the others are copies of it.</summary>
public static class Databases
{
    private static readonly ConcurrentDictionary<(string Store, string Kind), Lazy<Task<string>>> Templates = new();
    private static readonly Lazy<string> Folder = new(CreateFolder);
    private static int s_count;

    /// <param name="kind">Copies of one kind begin alike.</param>
    /// <param name="prepare">Brings an empty database, given by its connection string, into the state that the kind begins in.</param>
    public static async Task<string> CopyAsync(string store, string kind, Func<string, Task> prepare)
    {
        var template = await Templates.GetOrAdd((store, kind), _ => new(async () =>
        {
            var prepared = await CreateAsync(store, null);
            await prepare(prepared);
            Release(prepared);
            return prepared;
        })).Value;
        return await CreateAsync(store, template);
    }

    /// <summary>An empty one.</summary>
    public static Task<string> CreateAsync(string store) => CreateAsync(store, null);

    public static async Task DropAsync(string connectionString)
    {
        Release(connectionString);
        if (IsPostgres(connectionString))
        {
            await ExecuteAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");
        }
        else
        {
            var file = new SqliteConnectionStringBuilder(connectionString).DataSource;
            Array.ForEach(Directory.GetFiles(Folder.Value, $"{Path.GetFileName(file)}*"), File.Delete);
        }
    }

    private static async Task<string> CreateAsync(string store, string? template)
    {
        var name = $"survey_test_{Environment.ProcessId}_{Interlocked.Increment(ref s_count)}";
        if (store == Stores.Postgres)
        {
            var source = template is null ? "template0" : new NpgsqlConnectionStringBuilder(template).Database;
            await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {source}");
            return new NpgsqlConnectionStringBuilder(PostgresCluster.ConnectionString) { Database = name, MaxPoolSize = 20 }.ConnectionString;
        }

        var file = Path.Combine(Folder.Value, $"{name}.db");
        if (template is not null)
        {
            File.Copy(new SqliteConnectionStringBuilder(template).DataSource, file);
        }

        return new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString;
    }

    /// <summary>Lets go of pooled connections: SQLite then folds its log into the file, PostgreSQL lets it be copied.</summary>
    private static void Release(string connectionString)
    {
        if (IsPostgres(connectionString))
        {
            using var connection = new NpgsqlConnection(connectionString);
            NpgsqlConnection.ClearPool(connection);
        }
        else
        {
            SqliteConnection.ClearAllPools();
        }
    }

    private static bool IsPostgres(string connectionString) => connectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    private static async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(PostgresCluster.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static string CreateFolder()
    {
        var folder = Directory.CreateTempSubdirectory("survey-test-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }
}
