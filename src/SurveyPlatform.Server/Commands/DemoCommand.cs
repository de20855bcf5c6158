using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SurveyPlatform.Collection;
using SurveyPlatform.Recipes;
using SurveyPlatform.Reports;
using SurveyPlatform.Server.Demo;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Server.Commands;

/// <summary><c>demo [--through QUARTER] [--out DIR] [--exit]</c>: quarter after quarter on an empty database, the last one's documents, then the site.</summary>
internal static class DemoCommand
{
    private static readonly Period Year = Period.Quarter(2024, 2);

    /// <summary>Both reorganisations of the province's units lie before it.</summary>
    private static readonly Period Furthest = Period.Quarter(2025, 3);

    private const string Address = "http://127.0.0.1:5080";

    /// <param name="Through">The last quarter that is played.</param>
    public sealed record Wish(string Folder, bool Exit, Period Through, string[] Settings);

    /// <summary>Null when the arguments are not the command's.</summary>
    public static Wish? Parse(string[] arguments)
    {
        var wish = new Wish(Path.Combine("out", "demo"), false, Year, []);
        for (var at = 0; at < arguments.Length; at++)
        {
            switch (arguments[at])
            {
                case "--exit":
                    wish = wish with { Exit = true };
                    break;
                case "--through" when at + 1 < arguments.Length && Period.TryParse(arguments[at + 1], out var through)
                    && through.Frequency == Frequency.Quarterly && through >= DemoQuarter.First && through <= Furthest:
                    wish = wish with { Through = through };
                    at++;
                    break;
                case "--out" when at + 1 < arguments.Length:
                    wish = wish with { Folder = arguments[++at] };
                    break;
                case var setting when CommandLine.IsSetting(setting):
                    wish = wish with { Settings = [.. wish.Settings, setting] };
                    break;
                default:
                    return null;
            }
        }

        return wish with { Folder = Path.GetFullPath(wish.Folder) };
    }

    public static async Task<int> RunAsync(Wish wish)
    {
        Empty(wish.Folder);
#pragma warning disable RS0030 // The host is what chooses the clock; the demonstration's stands on the machine's.
        var clock = new DemoClock(TimeProvider.System);
#pragma warning restore RS0030
        clock.StandAt(new(2023, 9, 14));
        await using var app = ServerHost.Build(wish.Settings, builder => Configure(builder, wish, clock));
        await app.MigrateAsync();
        Console.WriteLine($"SurveyPlatform – Bình Định, {DemoQuarter.First} to {wish.Through}");
        Console.WriteLine();
        await ApplyRecipesAsync(app.Services);
        var played = await new DemoYears(app.Services, clock, Console.Out).RunAsync(wish.Through, CancellationToken.None);
        var files = await WriteFilesAsync(app.Services, played.Report.Id, wish.Folder);
        await DemoSummary.WriteAsync(played, files, Path.Combine(wish.Folder, "mail"), Console.Out);
        if (wish.Exit)
        {
            return 0;
        }

        Console.WriteLine($"  Site       {app.Configuration["urls"] ?? Address}   (Ctrl+C ends it)");
        clock.Run();
        await app.RunAsync();
        return 0;
    }

    private static void Configure(WebApplicationBuilder builder, Wish wish, DemoClock clock)
    {
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Survey"] = new SqliteConnectionStringBuilder { DataSource = Path.Combine(wish.Folder, "survey.db") }.ConnectionString,
            ["Mail:PickupFolder"] = Path.Combine(wish.Folder, "mail"),
            // The quarter is played by hand; on the demonstration's calendar the machine's clock means nothing.
            ["Jobs:Enabled"] = "false",
            ["Logging:LogLevel:Default"] = "Warning",
            ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Warning",
        });
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
    }

    private static async Task ApplyRecipesAsync(IServiceProvider services)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "recipes");
        string[] names =
        [
            "vietnam-calendar", "binh-dinh-units", "form-templates-hardware", "form-templates-connectivity", "standards-2023", "collections",
            "form-templates-budget", "indicators", "score-sets", "demo-accounts",
        ];
        var files = names.Select(name => ($"{name}.recipe.json", File.ReadAllText(Path.Combine(folder, $"{name}.recipe.json")))).ToList();
        await using var scope = services.CreateAsyncScope();
        var steps = (await scope.ServiceProvider.GetRequiredService<RunRecipe>().RunAsync(files, CancellationToken.None)).Require();
        Console.WriteLine($"  {steps} recipe steps applied");
    }

    private static async Task<IReadOnlyList<string>> WriteFilesAsync(IServiceProvider services, Guid report, string folder)
    {
        await using var scope = services.CreateAsyncScope();
        var files = new List<string>();
        foreach (var format in Enum.GetValues<ReportFormat>())
        {
            var file = (await scope.ServiceProvider.GetRequiredService<GetReportFile>().RunAsync(report, format, Actor.System, CancellationToken.None)).Require();
            var path = Path.Combine(folder, file.Name);
            await File.WriteAllBytesAsync(path, file.Content);
            files.Add(path);
        }

        return files;
    }

    /// <summary>Takes away what an earlier demonstration left, and nothing else.</summary>
    private static void Empty(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in new[] { "survey.db*", "*.xlsx", "*.docx" }.SelectMany(pattern => Directory.GetFiles(folder, pattern)))
        {
            File.Delete(file);
        }

        if (Directory.Exists(Path.Combine(folder, "mail")))
        {
            Array.ForEach(Directory.GetFiles(Path.Combine(folder, "mail"), "*.eml"), File.Delete);
        }
    }
}
