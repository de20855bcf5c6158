using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using SurveyPlatform.Mail;
using SurveyPlatform.Recipes;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Tests.Ground;

/// <summary>The whole product without a host, on a store of its own, with a clock that stands and mail that goes to a folder.</summary>
public sealed class Site : IAsyncDisposable
{
    /// <summary>The recipes of Bình Định that need no host, in the order in which they build on one another.</summary>
    public static IReadOnlyList<string> BinhDinh { get; } =
        ["vietnam-calendar", "binh-dinh-units", "form-templates-hardware", "form-templates-connectivity", "standards-2023", "collections", "indicators", "score-sets"];

    private readonly ServiceProvider _services;

    private readonly bool _keepsStore;

    private Site(string connectionString, MailSettings? mail = null, bool keepsStore = false)
    {
        _keepsStore = keepsStore;
        ConnectionString = connectionString;
        MailFolder = Directory.CreateTempSubdirectory("survey-mail-").FullName;
        _services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Clock).AddSingleton<IPeople>(People)
            .AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider())
            .AddSurveyPlatform(connectionString, mail ?? new MailSettings { PickupFolder = MailFolder }, new(Path.Combine(MailFolder, "files")))
            .BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public string ConnectionString { get; }

    public SettableClock Clock { get; } = new();

    /// <summary>Who has an account, by the scope they answer for.</summary>
    public KnownPeople People { get; } = new();

    public string MailFolder { get; }

    /// <summary>A migrated store, empty but for what these recipes put into it.</summary>
    /// <param name="recipes">Names of files in <c>recipes/</c>, without their ending.</param>
    public static Task<Site> OpenAsync(string store, params IReadOnlyList<string> recipes) => OpenAsync(store, null, recipes);

    /// <param name="mail">Null: mail goes to a folder.</param>
    public static async Task<Site> OpenAsync(string store, MailSettings? mail, IReadOnlyList<string> recipes) =>
        new(await Databases.CopyAsync(store, string.Join('+', recipes), connectionString => PrepareAsync(connectionString, recipes)), mail);

    /// <summary>Does something with one service in a scope of its own, as a request would.</summary>
    public async Task<TResult> AskAsync<TService, TResult>(Func<TService, Task<TResult>> action)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await action(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Reads or writes rows directly.</summary>
    public Task<TResult> StoreAsync<TResult>(Func<SurveyDbContext, Task<TResult>> action) => AskAsync(action);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (!_keepsStore)
        {
            await Databases.DropAsync(ConnectionString);
        }

        Directory.Delete(MailFolder, recursive: true);
    }

    private static async Task PrepareAsync(string connectionString, IReadOnlyList<string> recipes)
    {
        await using var site = new Site(connectionString, keepsStore: true);
        await site.StoreAsync(async db =>
        {
            await db.MigrateAsync(CancellationToken.None);
            return true;
        });
        var files = Repository.Files("recipes", ".recipe.json").ToDictionary(file => Path.GetFileName(file.Path), file => file.Text);
        var inOrder = recipes.Select(name => $"{name}.recipe.json").Select(name => (name, files[name])).ToList();
        (await site.AskAsync<RunRecipe, Outcome<int>>(run => run.RunAsync(inOrder, CancellationToken.None))).Require();
    }
}
