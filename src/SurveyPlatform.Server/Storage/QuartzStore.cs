using Microsoft.Data.Sqlite;
using Npgsql;
using Quartz;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Server.Storage;

/// <summary>Where Quartz keeps the schedule: in the product's database. On PostgreSQL all servers share the work; SQLite has one server.</summary>
internal static class QuartzStore
{
    /// <param name="lookEvery">How often a server looks for firings that were missed.</param>
    /// <param name="checkIn">How often a server says that it is there. Who has not for three times as long is taken for dead, and what it was at is begun again by another.</param>
    public static void UseSurveyStore(this IPersistentStoreBuilder store, string connectionString, TimeSpan lookEvery, TimeSpan checkIn)
    {
        store.ConfigureStore(options => (options.StoreJobDataAsStrings, options.MisfireHandlerFrequency) = (true, lookEvery));
        if (!SurveyStore.IsPostgres(connectionString))
        {
            store.UseSqlite(SqliteFactory.Instance, SurveyStore.Sqlite(connectionString));
            return;
        }

        store.UsePostgres(NpgsqlFactory.Instance, connectionString);
        store.UseClustering(cluster => (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (checkIn, checkIn * 2));
    }
}
