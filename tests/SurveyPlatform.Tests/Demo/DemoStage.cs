using Microsoft.Extensions.DependencyInjection;
using SurveyPlatform.Mail;
using SurveyPlatform.Recipes;
using SurveyPlatform.Server.Demo;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Demo;

/// <summary>What the demonstration is played on: the use cases over an empty database with the recipes of the province, standing before its first quarter.</summary>
internal sealed class DemoStage : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("survey-demo-").FullName;
    private readonly string _connectionString;

    private DemoStage(string connectionString)
    {
        _connectionString = connectionString;
        Clock.StandAt(new(2023, 9, 14));
        Services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Clock).AddSingleton<IPeople>(new KnownPeople())
            .AddSurveyPlatform(connectionString, new MailSettings { PickupFolder = _folder }, new(_folder)).BuildServiceProvider();
    }

    public DemoClock Clock { get; } = new(new SettableClock());

    public ServiceProvider Services { get; }

    public DemoQuarter Quarter => new(Services.GetRequiredService<IServiceScopeFactory>(), Clock, TextWriter.Null);

    public static async Task<DemoStage> SetAsync(string store)
    {
        var stage = new DemoStage(await Databases.CreateAsync(store));
        await using var scope = stage.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SurveyDbContext>().MigrateAsync(default);
        var files = Site.BinhDinh.Select(name => ($"{name}.recipe.json", File.ReadAllText(Path.Combine(Repository.Root, "recipes", $"{name}.recipe.json")))).ToList();
        (await scope.ServiceProvider.GetRequiredService<RunRecipe>().RunAsync(files, default)).Require();
        return stage;
    }

    public async Task<TResult> AskAsync<TService, TResult>(Func<TService, Task<TResult>> action)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await action(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await Databases.DropAsync(_connectionString);
        Directory.Delete(_folder, recursive: true);
    }
}
