using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.Storage.SQLite;
using Microsoft.Data.Sqlite;
using SurveyPlatform.Cms.Jobs;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Cms.Storage;

/// <summary>Where Hangfire keeps what is due, for all tenants together.</summary>
internal static class HangfireStorage
{
    private const string Schema = "hangfire";
    private const string File = "hangfire.db";

    /// <summary>With a file nobody else can take over, and nothing that runs long may be begun a second time.</summary>
    private static readonly TimeSpan Never = TimeSpan.FromDays(30);

    public static JobStorage Open(HangfireSettings settings, string folder) =>
        settings.ConnectionString.Length > 0 ? OpenPostgres(settings) : OpenFile(settings, Path.Combine(Directory.CreateDirectory(folder).FullName, File));

    /// <exception cref="NotSupportedException">It is not PostgreSQL's.</exception>
    private static PostgreSqlStorage OpenPostgres(HangfireSettings settings)
    {
        if (!SurveyStore.IsPostgres(settings.ConnectionString))
        {
            throw new NotSupportedException("Hangfire:ConnectionString is neither empty nor of PostgreSQL (Host=…).");
        }

        var options = new PostgreSqlStorageOptions
        {
            SchemaName = Schema,
            QueuePollInterval = settings.LookEvery,
            InvisibilityTimeout = settings.TakeOverAfter,
            // Whoever is at it says so again and again: a job may take longer than that.
            UseSlidingInvisibilityTimeout = true,
            DistributedLockTimeout = settings.TakeOverAfter,
        };
        return new(new Hangfire.PostgreSql.Factories.NpgsqlConnectionFactory(settings.ConnectionString, options), options);
    }

    private static SQLiteStorage OpenFile(HangfireSettings settings, string file)
    {
        var storage = new SQLiteStorage(file, new() { QueuePollInterval = settings.LookEvery, InvisibilityTimeout = Never });
        if (settings.Enabled)
        {
            GiveBack(file);
        }

        return storage;
    }

    /// <summary>What is marked as taken when the only process starts was left by one that was killed.</summary>
    private static void GiveBack(string file)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE JobQueue SET FetchedAt = 0 WHERE FetchedAt <> 0";
        command.ExecuteNonQuery();
    }
}
