using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace SurveyPlatform.Storage;

/// <summary>Which database, by one setting: <c>Host=…</c> is PostgreSQL, <c>Data Source=…</c> SQLite.</summary>
public static class SurveyStore
{
    /// <summary>Any number that nobody else takes in this database.</summary>
    private const long MigrationLock = 7_304_852_001;

    public static bool IsPostgres(string connectionString) => connectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    /// <param name="historyTable">Each context of a host keeps its own list of applied migrations in the one database.</param>
    public static DbContextOptionsBuilder UseSurveyStore(
        this DbContextOptionsBuilder options, string connectionString, string historyTable = "survey_migrations")
    {
        // The schema is compared with the model by a test on both stores, not by a snapshot class.
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
        return IsPostgres(connectionString)
            ? options.UseNpgsql(connectionString, postgres => postgres.MigrationsHistoryTable(historyTable).UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            : options.UseSqlite(Sqlite(connectionString), sqlite => sqlite.MigrationsHistoryTable(historyTable).UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
                .AddInterceptors(WriteAheadLog.Instance);
    }

    /// <summary>Brings the schema up to date; of several processes that start at once one does it and the others wait.</summary>
    public static async Task MigrateAsync(this DbContext context, CancellationToken cancellationToken)
    {
        if (context.Database.IsSqlite() && context.Database.GetDbConnection().DataSource is { Length: > 0 } file
            && Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        await using var turn = await context.WaitForTurnAsync(MigrationLock, cancellationToken);
        if (!context.Database.IsSqlite())
        {
            await context.Database.MigrateAsync(cancellationToken);
            return;
        }

        // SQLite changes a table by copying it; meanwhile the rows that point to the old one point nowhere. It can only be told so outside a transaction.
        await context.Database.OpenConnectionAsync(cancellationToken);
        await context.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = 0", cancellationToken);
        try
        {
            await context.Database.MigrateAsync(cancellationToken);
        }
        finally
        {
            await context.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = 1", CancellationToken.None);
            await context.Database.CloseConnectionAsync();
        }
    }

    /// <summary>
    /// Of several processes one at a time, until it disposes of what it gets. On SQLite nobody waits: there is one process.
    /// EF Core locks SQLite for all migrations at once, but PostgreSQL only for one after the other, with the list of what is to
    /// do read before: two processes would both do the second.
    /// </summary>
    /// <param name="what">A number that stands for what one waits for; the same in each process.</param>
    public static async Task<IAsyncDisposable?> WaitForTurnAsync(this DbContext context, long what, CancellationToken cancellationToken)
    {
        if (!context.Database.IsNpgsql() || !await context.Database.CanConnectAsync(cancellationToken))
        {
            return null;
        }

        // Not from the pool: there the connection would stay open, and the lock with it.
        var unpooled = new NpgsqlConnectionStringBuilder(context.Database.GetConnectionString()) { Pooling = false };
        var connection = new NpgsqlConnection(unpooled.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"SELECT pg_advisory_lock({what})", connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
        return connection;
    }

    /// <summary>With a default timeout: how long a writer waits for another one before it gives up.</summary>
    public static string Sqlite(string connectionString) =>
        new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true, DefaultTimeout = 30 }.ToString();

    private sealed class WriteAheadLog : DbConnectionInterceptor
    {
        public static WriteAheadLog Instance { get; } = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = Pragmas(connection);
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = Pragmas(connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        private static DbCommand Pragmas(DbConnection connection)
        {
            var command = connection.CreateCommand();
            command.CommandText = "PRAGMA busy_timeout = 30000;";
            // EF Core looks whether a database is there through a connection that may not write, not even the mode of the journal.
            if (new SqliteConnectionStringBuilder(connection.ConnectionString).Mode != SqliteOpenMode.ReadOnly)
            {
                command.CommandText += "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;";
            }

            return command;
        }
    }
}
