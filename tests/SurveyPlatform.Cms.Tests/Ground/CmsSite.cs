using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenIddict.Server;
using OpenIddict.Validation;
using OrchardCore.Environment.Shell;
using OrchardCore.Recipes.Services;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Cms.Tests.Ground;

/// <summary>The host with an empty folder of its own, set up by the recipe of Bình Định with its first request.</summary>
public sealed class CmsSite : IAsyncDisposable
{
    public const string FirstTenant = "Default";
    public const string AdminPassword = "Binhdinh-2023";

    /// <summary>A site sets itself up within its first request, on a machine that has other things to do.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly WebApplication _app;
    private readonly Func<string, WebApplication> _build;

    private CmsSite(Func<string, WebApplication> build, string folder) => (_build, _app, Folder) = (build, build(folder), folder);

    /// <summary>Where Orchard Core keeps everything (App_Data).</summary>
    public string Folder { get; }

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public IServiceProvider HostServices => _app.Services;

    /// <param name="settings">Beside those of <c>appsettings.json</c>; <c>OrchardCore:OrchardCore_AutoSetup:Tenants:0:…</c> is the site itself.</param>
    public static async Task<CmsSite> StartAsync(TimeProvider? clock = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var site = new CmsSite(folder => Build(folder, clock, settings), Directory.CreateTempSubdirectory("survey-cms-").FullName);
        await site.StartAsync();
        return site;
    }

    /// <summary>The process ends and another one begins with the same folder and the same settings.</summary>
    /// <param name="meanwhile">While nothing runs.</param>
    public async Task<CmsSite> StartAgainAsync(Func<Task>? meanwhile = null)
    {
        await StopAsync();
        await (meanwhile?.Invoke() ?? Task.CompletedTask);
        var site = new CmsSite(_build, Folder);
        await site.StartAsync();
        return site;
    }

    private static WebApplication Build(string folder, TimeProvider? clock, IReadOnlyDictionary<string, string?>? settings)
    {
        var project = Path.Combine(Repository.Root, "src", "SurveyPlatform.Cms");
        return CmsHost.Build([$"--contentRoot={project}", "--environment=Development"], builder =>
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Urls"] = "http://127.0.0.1:0",
                ["OrchardCore:SurveyPlatform:Mail:PickupFolder"] = Path.Combine(folder, "mail"),
                ["Logging:LogLevel:Default"] = "Warning",
                // What a test looks at is not changed behind its back; those of the jobs start a process (CmsProcess).
                ["Hangfire:Enabled"] = "false",
            }).AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
            builder.Services.PostConfigure<ShellOptions>(shells => shells.ShellsApplicationDataPath = folder);
            if (clock is not null)
            {
                builder.Services.Replace(ServiceDescriptor.Singleton(clock));
#pragma warning disable RS0030 // Orchard Core makes the certificates for tokens by the machine's clock; by another one they are not valid.
                builder.Services.Configure<OpenIddictServerOptions>(server => server.TimeProvider = TimeProvider.System);
                builder.Services.Configure<OpenIddictValidationOptions>(validation => validation.TimeProvider = TimeProvider.System);
#pragma warning restore RS0030
            }
        });
    }

    private async Task StartAsync()
    {
        await _app.StartAsync();
        using var first = Visit();
        using var answer = await first.GetAsync("/");
        ((int)answer.StatusCode).ShouldBeLessThan(500, "the site did not set itself up");
    }

    /// <summary>A browser with cookies of its own; redirects are not followed.</summary>
    public HttpClient Visit(string? host = null)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address, Timeout = Patience };
        client.DefaultRequestHeaders.Host = host;
        return client;
    }

    /// <summary>A browser that is signed in.</summary>
    public async Task<HttpClient> SignInAsync(string userName, string password = AdminPassword, string? host = null)
    {
        var visitor = Visit(host);
        using var answer = await visitor.PostFormAsync("/Login", "/Login", ("LoginForm.UserName", userName), ("LoginForm.Password", password));
        ((int)answer.StatusCode).ShouldBe(302, $"{userName} could not sign in");
        return visitor;
    }

    /// <summary>In a scope of a tenant, as a request or a job would be.</summary>
    public async Task InTenantAsync(Func<IServiceProvider, Task> work, string tenant = FirstTenant)
    {
        var shells = _app.Services.GetRequiredService<IShellHost>();
        await (await shells.GetScopeAsync(tenant)).UsingAsync(scope => work(scope.ServiceProvider));
    }

    /// <summary>Settings of a site whose first tenant is on PostgreSQL.</summary>
    public static Dictionary<string, string?> On(string postgres) => new()
    {
        ["OrchardCore:OrchardCore_AutoSetup:Tenants:0:DatabaseProvider"] = "Postgres",
        ["OrchardCore:OrchardCore_AutoSetup:Tenants:0:DatabaseConnectionString"] = postgres,
    };

    /// <summary>The product's recipes, by name, run by Orchard Core.</summary>
    public Task RunRecipesAsync(params string[] names) => RunRecipesInAsync(FirstTenant, names);

    public Task RunRecipesInAsync(string tenant, params string[] names) => InTenantAsync(async services =>
    {
        var found = (await Task.WhenAll(services.GetServices<IRecipeHarvester>().Select(harvester => harvester.HarvestRecipesAsync()))).SelectMany(recipe => recipe).ToList();
        foreach (var name in names)
        {
            await services.GetRequiredService<IRecipeExecutor>().ExecuteAsync(name, found.Single(recipe => recipe.Name == name), new Dictionary<string, object>(), CancellationToken.None);
        }
    }, tenant);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task StopAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
