using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SurveyPlatform.Collection;
using SurveyPlatform.Mail;
using SurveyPlatform.Recipes;
using SurveyPlatform.Reconciliation;
using SurveyPlatform.Server.Demo;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Demo;

public sealed class DemoSourcesTests
{
    [Fact]
    public async Task Two_of_four_companies_disagree_with_units_and_most_of_it_is_settled()
    {
        var mail = Directory.CreateTempSubdirectory("survey-mail-").FullName;
        var connectionString = await Databases.CreateAsync(Stores.Sqlite);
        var clock = new DemoClock(new SettableClock());
        clock.StandAt(new(2023, 9, 14));
        await using var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(clock)
            .AddSurveyPlatform(connectionString, new MailSettings { PickupFolder = mail }, new(mail)).BuildServiceProvider();
        await PrepareAsync(services);
        await new DemoQuarter(services.GetRequiredService<IServiceScopeFactory>(), clock, TextWriter.Null).RunAsync(default);

        await DemoSources.AfterQuarterAsync(services, clock, Period.Quarter(2023, 3), default);

        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SurveyDbContext>();
        var cases = await db.ReconciliationCases.Include(item => item.Parties).ToListAsync();
        cases.SelectMany(item => item.Parties).Where(party => party.Side == SourceSide.Operator).Select(party => party.Name).Distinct().Count().ShouldBeGreaterThanOrEqualTo(2);
        cases.Count(item => item.State == CaseState.Decided).ShouldBeGreaterThan(4);
        cases.Count(item => item.IsPending).ShouldBe(4);
        (await db.DecidedFigures.CountAsync(figure => figure.WithdrawnAtUtc == null)).ShouldBeGreaterThan(4);
        var incidents = await db.Incidents.ToListAsync();
        incidents.Count(incident => incident.TwinId is not null).ShouldBe(2);
        incidents.Count(incident => incident.State == IncidentState.Open).ShouldBe(1);
        await services.DisposeAsync();
        await Databases.DropAsync(connectionString);
        Directory.Delete(mail, recursive: true);
    }

    private static async Task PrepareAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SurveyDbContext>().MigrateAsync(default);
        var files = Repository.Files("recipes", ".recipe.json").ToDictionary(file => Path.GetFileName(file.Path), file => file.Text);
        var recipes = Site.BinhDinh.Select(name => ($"{name}.recipe.json", files[$"{name}.recipe.json"])).ToList();
        (await scope.ServiceProvider.GetRequiredService<RunRecipe>().RunAsync(recipes, default)).Require();
    }
}
