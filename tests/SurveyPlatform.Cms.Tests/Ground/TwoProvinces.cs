using Npgsql;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Cms.Tests.Ground;

/// <summary>Two provinces in one process, each under a host name of its own; with files of their own, or in one PostgreSQL database.</summary>
public sealed class TwoProvinces : IAsyncDisposable
{
    public const string Second = "GiaLai";
    public const string SecondHost = "gialai.example";

    private const string Tenants = "OrchardCore:OrchardCore_AutoSetup:Tenants";

    private readonly OwnPostgres? _postgres;

    private TwoProvinces(CmsSite site, OwnPostgres? postgres) => (Site, _postgres) = (site, postgres);

    public CmsSite Site { get; private set; }

    public static async Task<TwoProvinces> StartAsync(bool onPostgres)
    {
        var postgres = onPostgres ? await OwnPostgres.StartAsync() : null;
        var site = await CmsSite.StartAsync(settings: SettingsOf(postgres?.ConnectionString));
        using var second = site.Visit(SecondHost);
        using var answer = await second.GetAsync("/");
        ((int)answer.StatusCode).ShouldBeLessThan(500, "the second province did not set itself up");
        return new(site, postgres);
    }

    /// <summary>As after an update of the program.</summary>
    /// <param name="meanwhile">While nothing runs.</param>
    public async Task StartAgainAsync(Func<Task>? meanwhile = null) => Site = await Site.StartAgainAsync(meanwhile);

    public async Task<IReadOnlyList<string>> QueryAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_postgres!.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }
    }

    /// <param name="more">Settings of the tenant, by the name Orchard Core's automatic setup gives them.</param>
    public static Dictionary<string, string?> SecondProvince(params IEnumerable<(string Name, string Value)> more)
    {
        var tenant = new Dictionary<string, string?>
        {
            ["ShellName"] = Second,
            ["SiteName"] = "Báo cáo thống kê điện tử Gia Lai",
            ["SiteTimeZone"] = "Asia/Ho_Chi_Minh",
            ["AdminUsername"] = "admin",
            ["AdminEmail"] = "admin@gialai.example",
            ["AdminPassword"] = CmsSite.AdminPassword,
            ["RequestUrlHost"] = SecondHost,
            ["RecipeName"] = "binh-dinh",
            ["DatabaseProvider"] = "Sqlite",
        };
        foreach (var (name, value) in more)
        {
            tenant[name] = value;
        }

        return tenant.ToDictionary(setting => $"{Tenants}:1:{setting.Key}", setting => setting.Value);
    }

    /// <summary>Of a <see cref="CmsProcess"/> with both.</summary>
    public static IEnumerable<string> ArgumentsOf(string? postgres) => SettingsOf(postgres).Select(setting => $"--{setting.Key}={setting.Value}");

    private static Dictionary<string, string?> SettingsOf(string? postgres)
    {
        if (postgres is null)
        {
            return SecondProvince();
        }

        var (provider, connection) = (("DatabaseProvider", "Postgres"), ("DatabaseConnectionString", postgres));
        return new(CmsSite.On(postgres).Concat(SecondProvince(provider, connection, ("DatabaseTablePrefix", "gialai"))));
    }
}
