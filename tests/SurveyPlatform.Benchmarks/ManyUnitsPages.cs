using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SurveyPlatform.Collection;
using SurveyPlatform.Recipes;
using SurveyPlatform.Registry;
using SurveyPlatform.Reminders;
using SurveyPlatform.Server;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Tests.Ground;
using SurveyPlatform.Tests.Server;

namespace SurveyPlatform.Benchmarks;

/// <summary>The pages that a coordinator opens daily, from the real server, in an exercise of so many units half of which have reported: each page in turn, again and again.</summary>
internal static partial class ManyUnitsPages
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
        site.Clock.Set("2023-09-22 08:00");
        await RemindAsync(site);
        site.Clock.Set("2023-09-28 08:00");

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
        Console.WriteLine($"{communes} communes on {store}, {Rounds} rounds, ms:\n   p50    p95");
        // What five working days after the due date would bring, then what it has brought.
        var late = await site.StoreAsync(db => db.Obligations.Where(item => item.UnitKind == UnitKind.Commune && !db.Returns.Any(sent => sent.ObligationId == item.Id))
            .OrderBy(item => item.UnitCode).Select(item => item.UnitCode).FirstAsync());
        await MeasureAsync(visitor, ["/messages/plan", Letter("D0000"), Letter(late)]);
        await RemindAsync(site);
        var digest = await site.StoreAsync(db => db.Reminders.Where(message => message.Items.Any(item => item.Audience == ReminderAudience.Superior))
            .OrderByDescending(message => message.Items.Count).Select(message => message.Id).FirstAsync());
        await MeasureAsync(visitor, Pages(exercise, digest));
        await server.StopAsync();
    }

    private static async Task MeasureAsync(Visitor visitor, string[] pages)
    {
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

        foreach (var page in pages)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{MainThread.Percentile(times[page], 0.5),6:0} {MainThread.Percentile(times[page], 0.95),6:0}  {Id().Replace(page, "{id}")}"));
        }
    }

    private static async Task RemindAsync(Site site) =>
        (await site.AskAsync<WriteReminders, Outcome<WriteReminders.Tally>>(write => write.RunAsync(Actor.System, CancellationToken.None))).Require();

    private static string Letter(string to) => $"/messages/plan/letter?channel=Email&to=vanthu.{to}@units.example";

    private static string[] Pages(ExerciseId exercise, Guid digest) =>
    [
        "/exercises", $"/exercises/{exercise}", $"/exercises/{exercise}?view=grid", $"/exercises/{exercise}?show=NotOpened", $"/exercises/{exercise}/stamp",
        "/messages", $"/messages/{digest}", "/messages?state=Planned", $"/exercises/{exercise}/reminders", "/review", "/inbox", "/units/100/messages", "/extensions",
    ];

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

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Id();
}
