using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SurveyPlatform.Collection;
using SurveyPlatform.Recipes;
using SurveyPlatform.Reports;
using SurveyPlatform.Returns;
using SurveyPlatform.Server;
using SurveyPlatform.Server.Demo;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Tests.Demo;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Browser.Ground;

/// <summary>
/// One server on a port of its own and one browser for many tests: Bình Định in 2023-Q3, opened, three working days before the
/// due date; only <see cref="HandedIn"/> has answered. Each test uses a unit of its own. The tests of returns have a server to
/// themselves, so that they run beside the others.
/// </summary>
[CollectionDefinition(Name)]
public class BinhDinhSite : ICollectionFixture<BinhDinhSite>, IAsyncLifetime
{
    public const string Name = "Bình Định in a browser";

    public const string OfReturns = "Bình Định in a browser, returns";

    /// <summary>Of every account in the recipe.</summary>
    public const string Password = "Binhdinh-2023";

    /// <summary>Xã Nhơn Lộc.</summary>
    public const string HandedIn = "21940";

    private static readonly string[] Recipes =
    [
        "vietnam-calendar", "binh-dinh-units", "form-templates-hardware", "form-templates-connectivity", "standards-2023", "collections", "indicators", "score-sets", "demo-accounts", "reorganisation-2024-12",
    ];

    private static readonly Lazy<IReadOnlyDictionary<string, AnswerSet>> Good = new(() =>
        DemoAnswers.Hardware(BinhDinh.Units, BinhDinh.Seed).Concat(DemoAnswers.Connectivity(BinhDinh.Units, BinhDinh.Seed)).ToDictionary());

    private readonly string _folder = Directory.CreateTempSubdirectory("survey-browser-").FullName;
    private readonly SettableClock _clock = new("2023-09-15 08:00");
    private readonly Dictionary<string, string> _signedIn = [];
    private WebApplication _server = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    /// <summary>The consolidated report, as early as it is.</summary>
    public Guid Report { get; private set; }

    public string Address => _server.Urls.First();

    /// <summary>Answers that can be submitted.</summary>
    public static AnswerSet AnswersOf(string unitCode) => Good.Value[unitCode];

    public async Task InitializeAsync()
    {
        if (Chromium.WhyNot is not null)
        {
            return;
        }

        _server = ServerHost.Build(
            [
                "--urls=http://127.0.0.1:0", $"--ConnectionStrings:Survey=Data Source={Path.Combine(_folder, "survey.db")}", $"--Mail:PickupFolder={_folder}",
                "--Jobs:Enabled=false", "--Logging:LogLevel:Default=Error", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Error",
            ],
            builder => builder.Services.AddSingleton<TimeProvider>(_clock));
        await _server.MigrateAsync();
        await PrepareAsync();
        await _server.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    public async Task DisposeAsync()
    {
        if (_server is null)
        {
            return;
        }

        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        await _server.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A window of its own, with cookies of its own.</summary>
    /// <param name="user">Who is signed in; null for nobody.</param>
    public async Task<Visit> VisitAsync(string? user, bool script = true, int width = 1366, int height = 768)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = Address,
            JavaScriptEnabled = script,
            ViewportSize = new() { Width = width, Height = height },
            Locale = "vi-VN",
            StorageState = user is null ? null : await SignedInAsync(user),
        });
        return new(context, await context.NewPageAsync());
    }

    public async Task<TResult> AskAsync<TService, TResult>(Func<TService, Task<TResult>> action)
        where TService : notnull
    {
        await using var scope = _server.Services.CreateAsyncScope();
        return await action(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<Obligation> ObligationOfAsync(string unitCode) =>
        AskAsync<SurveyDbContext, Obligation>(db => db.Obligations.AsNoTracking()
            .Where(item => item.UnitCode == unitCode).OrderByDescending(item => item.Exercise.CutOff).FirstAsync());

    /// <summary>An account for any commune: <c>clerk.21562</c>, so that each test has a unit to itself.</summary>
    public async Task<string> ClerkOfAsync(string unitCode, string name = "clerk")
    {
        var user = $"{name}.{unitCode}";
        var recipe = $$"""
            {"name": "clerk", "steps": [{"name": "accounts", "accounts": [{"userName": "{{user}}", "displayName": "Cán bộ {{user}}", "email": "{{user}}@binhdinh.example",
              "roles": ["respondent"], "unitCode": "{{unitCode}}", "password": "{{Password}}"}]}]}
            """;
        (await AskAsync<RunRecipe, Outcome<int>>(run => run.RunAsync([("clerk.recipe.json", recipe)], CancellationToken.None))).Require();
        return user;
    }

    /// <summary>The draft of a unit is this now, whatever it was.</summary>
    public async Task DraftAsync(string unitCode, AnswerSet answers)
    {
        var obligation = await ObligationOfAsync(unitCode);
        var clerk = new Actor($"xa.{unitCode}", unitCode, Actor.PermissionsOf([Role.Respondent]), obligation.Path);
        var version = (await AskAsync<OpenReturn, Outcome<OpenReturn.Result>>(open => open.RunAsync(obligation.Id, clerk, CancellationToken.None))).Require().Version;
        (await AskAsync<SaveDraft, Outcome<SaveDraft.Result>>(save => save.RunAsync(obligation.Id, version, answers, clerk, CancellationToken.None))).Require();
    }

    /// <summary>The page of a unit's return.</summary>
    public async Task<string> ReturnOfAsync(string unitCode) => $"/returns/{(await ObligationOfAsync(unitCode)).Id}";

    protected void Set(string time) => _clock.Set(time);

    /// <summary>Opens what is due on another day; what was handed in before is then the period before.</summary>
    protected async Task GoToAsync(string time)
    {
        _clock.Set(time);
        _signedIn.Clear();
        (await AskAsync<OpenDueExercises, Outcome<OpenDueExercises.Result>>(open => open.RunAsync(Actor.System, CancellationToken.None))).Require();
    }

    protected virtual async Task PrepareAsync()
    {
        var files = Recipes.Select(name => ($"{name}.recipe.json", File.ReadAllText(Path.Combine(Repository.Root, "recipes", $"{name}.recipe.json")))).ToList();
        (await AskAsync<RunRecipe, Outcome<int>>(run => run.RunAsync(files, CancellationToken.None))).Require();
        (await AskAsync<OpenDueExercises, Outcome<OpenDueExercises.Result>>(open => open.RunAsync(Actor.System, CancellationToken.None))).Require();
        _clock.Set("2023-09-18 08:00");
        await HandInAsync(HandedIn);
        Report = (await AskAsync<CompileReport, Outcome<CompileReport.Result>>(compile =>
            compile.RunAsync(Period.Quarter(2023, 3), Actor.System, CancellationToken.None))).Require().Id;
    }

    public async Task HandInAsync(string unitCode)
    {
        var obligation = await ObligationOfAsync(unitCode);
        var clerk = new Actor($"xa.{unitCode}", unitCode, Actor.PermissionsOf([Role.Respondent]), obligation.Path);
        var saved = (await AskAsync<SaveDraft, Outcome<SaveDraft.Result>>(save =>
            save.RunAsync(obligation.Id, 0, AnswersOf(unitCode), clerk, CancellationToken.None))).Require();
        (await AskAsync<SubmitReturn, Outcome<SubmitReturn.Receipt>>(submit =>
            submit.RunAsync(obligation.Id, saved.Version, clerk, CancellationToken.None))).Require();
    }

    private async Task<string> SignedInAsync(string user)
    {
        if (!_signedIn.TryGetValue(user, out var cookies))
        {
            await using var visit = await VisitAsync(null, script: false);
            await visit.Page.GotoAsync("/sign-in");
            await visit.Page.SignInAsync(user);
            _signedIn[user] = cookies = await visit.Page.Context.StorageStateAsync();
        }

        return cookies;
    }
}
