using Microsoft.Extensions.Options;
using Npgsql;
using OrchardCore.Environment.Shell;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Cms.Storage;

/// <summary>
/// Where the rows and files of a tenant are. SQLite: a file of its own in the tenant's folder, beside Orchard Core's: two writers in one file would
/// wait for each other within one request. PostgreSQL: the tenant's database, in a schema of its own.
/// </summary>
public sealed class TenantStore(ShellSettings shell, IOptions<ShellOptions> shells)
{
    /// <summary>Any number that nobody else takes in this database.</summary>
    private const long Turn = 7_304_852_003;

    private string Folder => Path.Combine(shells.Value.ShellsApplicationDataPath, shells.Value.ShellsContainerName, shell.Name);

    public FileSettings Files => new(Path.Combine(Folder, "survey-files"), shell["SurveyPlatform:ClamAv"]);

    /// <exception cref="NotSupportedException">The tenant is on a database that the product does not know, or under a path of another tenant's host name.</exception>
    public string ConnectionString => shell.RequestUrlPrefix is { Length: > 0 } prefix
        ? throw new NotSupportedException($"The addresses of SurveyPlatform begin at the root: the tenant {shell.Name} needs a host name of its own instead of the prefix '{prefix}'.")
        : Database;

    private string Database => shell["DatabaseProvider"] switch
    {
        "Sqlite" => $"Data Source={Path.Combine(Folder, "survey.db")}",
        "Postgres" => new NpgsqlConnectionStringBuilder(shell["ConnectionString"]) { SearchPath = Schema }.ConnectionString,
        var other => throw new NotSupportedException($"SurveyPlatform keeps its rows in SQLite or PostgreSQL; the tenant {shell.Name} is on '{other}'."),
    };

    /// <summary>Of the tenant's name, which is letters and digits.</summary>
    private string Schema => $"survey_{shell.Name.ToLowerInvariant()}";

    public async Task MigrateAsync(SurveyDbContext db, CancellationToken cancellationToken)
    {
        if (SurveyStore.IsPostgres(ConnectionString))
        {
            await CreateSchemaAsync(db, cancellationToken);
        }

        await db.MigrateAsync(cancellationToken);
    }

    private async Task CreateSchemaAsync(SurveyDbContext db, CancellationToken cancellationToken)
    {
        await using var turn = await db.WaitForTurnAsync(Turn, cancellationToken);
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand($"CREATE SCHEMA IF NOT EXISTS \"{Schema}\"");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
