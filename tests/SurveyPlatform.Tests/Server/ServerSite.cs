using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using SurveyPlatform.Collection;
using SurveyPlatform.Recipes;
using SurveyPlatform.Server;
using SurveyPlatform.Server.Accounts;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Server;

/// <summary>The real server, listening on a port of its own, on a store of its own: Bình Định in the quarter III of 2023, exercises open.</summary>
public sealed class ServerSite : IAsyncDisposable
{
    public const string Password = "một mật khẩu dài";

    private const string Accounts = $$"""
        {"steps": [{"name": "accounts", "accounts": [
          {"userName": "admin", "displayName": "Quản trị", "email": null, "roles": ["administrator"], "unitCode": null, "password": "{{Password}}"},
          {"userName": "department", "displayName": "Sở", "email": null, "roles": ["coordinator"], "unitCode": "52", "password": "{{Password}}"},
          {"userName": "district540", "displayName": "Quy Nhơn", "email": null, "roles": ["reviewer"], "unitCode": "540", "password": "{{Password}}"},
          {"userName": "ward21550", "displayName": "Nhơn Bình <b>", "email": null, "roles": ["respondent"], "unitCode": "21550", "password": "{{Password}}"},
          {"userName": "ward21553", "displayName": "Nhơn Phú", "email": null, "roles": ["respondent"], "unitCode": "21553", "password": "{{Password}}"},
          {"userName": "vnpt", "displayName": "VNPT", "email": null, "roles": ["respondent"], "unitCode": "VNPT", "password": "{{Password}}"},
          {"userName": "vnpt", "displayName": "VNPT", "email": null, "roles": ["respondent"], "unitCode": "VNPT", "password": "{{Password}}"},
          {"userName": "designer", "displayName": "Thiết kế", "email": null, "roles": ["designer"], "unitCode": null, "password": "{{Password}}"}
        ]}]}
        """;

    private readonly string _connectionString;
    private readonly Factory _factory;

    private ServerSite(string connectionString)
    {
        _connectionString = connectionString;
        _factory = new(connectionString, Clock);
        _factory.UseKestrel(0);
        _factory.StartServer();
    }

    public SettableClock Clock { get; } = new("2023-09-18 08:00");

    public IServiceProvider Services => _factory.Services;

    public Uri Address => _factory.ClientOptions.BaseAddress;

    public static async Task<ServerSite> OpenAsync(string store = Stores.Sqlite) =>
        new(await Databases.CopyAsync(store, "server", PrepareAsync));

    /// <summary>A browser that is not signed in.</summary>
    public Visitor Visit() => new(new HttpClientHandler { AllowAutoRedirect = false }, Address);

    public async Task<Visitor> SignInAsync(string userName)
    {
        var visitor = Visit();
        var answer = await visitor.SignInAsync(userName, Password);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Found, await answer.Content.ReadAsStringAsync());
        return visitor;
    }

    /// <summary>A program that acts for this person.</summary>
    public async Task<HttpClient> ProgramOfAsync(string userName)
    {
        var secret = await AskAsync<AccessTokens, string>(async tokens =>
            (await tokens.CreateAsync(await IdOfAsync(userName), "test", 30, CancellationToken.None)).Require().Secret);
        return new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address, DefaultRequestHeaders = { Authorization = new("Bearer", secret) } };
    }

    public Task<Guid> IdOfAsync(string userName) =>
        AskAsync<Microsoft.AspNetCore.Identity.UserManager<Account>, Guid>(async users => (await users.FindByNameAsync(userName))!.Id);

    public async Task<TResult> AskAsync<TService, TResult>(Func<TService, Task<TResult>> action)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await action(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<Guid> ObligationAsync(string unitCode) => AskAsync<SurveyDbContext, Guid>(db =>
        Task.FromResult(db.Obligations.Single(obligation => obligation.UnitCode == unitCode).Id.Value));

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        await Databases.DropAsync(_connectionString);
    }

    private static async Task PrepareAsync(string connectionString)
    {
        var clock = new SettableClock("2023-09-15 08:00");
        await using var app = ServerHost.Build([.. Settings(connectionString)], builder => builder.Services.AddSingleton<TimeProvider>(clock));
        await app.MigrateAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var files = Repository.Files("recipes", ".recipe.json").ToDictionary(file => Path.GetFileName(file.Path), file => file.Text);
        var recipes = Site.BinhDinh.Select(name => ($"{name}.recipe.json", files[$"{name}.recipe.json"])).Append(("accounts", Accounts)).ToList();
        (await scope.ServiceProvider.GetRequiredService<RunRecipe>().RunAsync(recipes, CancellationToken.None)).Require();
        (await scope.ServiceProvider.GetRequiredService<OpenDueExercises>().RunAsync(Actor.System, CancellationToken.None)).Require();
    }

    private static string[] Settings(string connectionString) =>
        [$"--ConnectionStrings:Survey={connectionString}", "--Jobs:Enabled=false", "--Logging:LogLevel:Default=Error", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Error"];

    private sealed class Factory(string connectionString, TimeProvider clock) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            foreach (var (name, value) in Settings(connectionString).Select(setting => setting[2..].Split('=', 2)).Select(parts => (parts[0], parts[1])))
            {
                builder.UseSetting(name, value);
            }

            builder.ConfigureServices(services => services.AddSingleton(clock));
        }
    }
}

/// <summary>One server for a class of tests that do not disturb one another.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    public ServerSite Site { get; private set; } = null!;

    public async Task InitializeAsync() => Site = await ServerSite.OpenAsync();

    public async Task DisposeAsync() => await Site.DisposeAsync();
}
