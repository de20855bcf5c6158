using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SurveyPlatform.Collection;
using SurveyPlatform.Recipes;
using SurveyPlatform.Server;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Tests.Ground;
using SurveyPlatform.Tests.Server;

namespace SurveyPlatform.Benchmarks;

/// <summary>The pages that a coordinator opens daily, from the real server, in an exercise of so many units half of which have reported: each page in turn, again and again.</summary>
internal static class ManyUnitsPages
{
    private const int Rounds = 25;
    private const string Password = "một mật khẩu dài";

    private const string Account = $$"""
        {"steps": [{"name": "accounts", "accounts": [
          {"userName": "department", "displayName": "Sở", "email": null, "roles": ["coordinator"], "unitCode": "P", "password": "{{Password}}"}]}]}
        """;

    public static async Task MeasureAsync(int communes, string store)
    {
        await using var site = await ManyUnits.OpenAsync(store, communes);
        await HalfReportAsync(site);
        site.Clock.Set("2023-09-25 09:00");
        await using var server = ServerHost.Build(
            ["--urls=http://127.0.0.1:0", $"--ConnectionStrings:Survey={site.ConnectionString}", $"--Mail:PickupFolder={site.MailFolder}", "--Jobs:Enabled=false", "--Logging:LogLevel:Default=Error"],
            builder => builder.Services.AddSingleton<TimeProvider>(site.Clock));
        await server.MigrateAsync();
        await using (var scope = server.Services.CreateAsyncScope())
        {
            (await scope.ServiceProvider.GetRequiredService<RunRecipe>().RunAsync([("accounts.recipe.json", Account)], CancellationToken.None)).Require();
        }

        await server.StartAsync();
        using var visitor = new Visitor(new HttpClientHandler { AllowAutoRedirect = false }, new(server.Urls.First()));
        await visitor.SignInAsync("department", Password);
        var exercise = await site.StoreAsync(db => db.Exercises.Where(item => item.CollectionCode == "hardware").Select(item => item.Id).SingleAsync());
        var pages = Pages(exercise);
        var times = pages.ToDictionary(page => page, _ => new List<double>(), StringComparer.Ordinal);
        // The first round warms the server.
        for (var round = -1; round < Rounds; round++)
        {
            foreach (var page in pages)
            {
                var clock = Stopwatch.StartNew();
                await visitor.ReadAsync(page);
                times[page].AddRange(round < 0 ? [] : [clock.Elapsed.TotalMilliseconds]);
            }
        }

        Console.WriteLine($"{communes} communes on {store}, {Rounds} rounds, ms:\n   p50    p95");
        foreach (var page in pages)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{MainThread.Percentile(times[page], 0.5),6:0} {MainThread.Percentile(times[page], 0.95),6:0}  {page.Replace($"{exercise}", "{id}", StringComparison.Ordinal)}"));
        }
    }

    private static string[] Pages(ExerciseId exercise) =>
        ["/exercises", $"/exercises/{exercise}", $"/exercises/{exercise}?view=grid", $"/exercises/{exercise}?show=NotOpened", $"/exercises/{exercise}/stamp"];

    /// <summary>As rows: what is measured are the pages, not the submitting.</summary>
    private static Task<int> HalfReportAsync(Site site) => site.StoreAsync(async db =>
    {
        var version = await db.Exercises.Select(item => item.TemplateVersionId).FirstAsync();
        var at = 0;
        foreach (var id in await db.Obligations.OrderBy(item => item.Id).Select(item => item.Id).ToListAsync())
        {
            if (at++ % 2 == 0)
            {
                var formReturn = new Returns.FormReturn { Id = new(Guid.CreateVersion7()), ObligationId = id, TemplateVersionId = version };
                formReturn.Save("{}", "clerk", site.Clock.UtcNow).Require();
                formReturn.Submit(new("{}", "clerk", site.Clock.UtcNow.AddDays(at % 7), site.Clock.Today.AddDays(at % 7), new(2023, 9, 21)), new string('0', 64), Guid.CreateVersion7).Require();
                db.Returns.Add(formReturn);
            }
        }

        return await db.SaveChangesAsync();
    });
}
