using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SurveyPlatform.Collection;
using SurveyPlatform.Mail;
using SurveyPlatform.Recipes;
using SurveyPlatform.Remediation;
using SurveyPlatform.Reports;
using SurveyPlatform.Server.Demo;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Demo;

/// <summary>One quarter after another, and what follows from figures: decisions, plans, a raised standard, a frozen year.</summary>
public sealed class DemoYearsTests
{
    private static readonly Period Q3 = Period.Quarter(2023, 3);
    private static readonly Period Q4 = Period.Quarter(2023, 4);

    /// <summary>On one store: every use case that is played has its own tests on both.</summary>
    [Fact]
    public async Task Two_quarters_leave_decisions_plans_a_raised_standard_and_a_frozen_year()
    {
        var mail = Directory.CreateTempSubdirectory("survey-mail-").FullName;
        var connectionString = await Databases.CreateAsync(Stores.Sqlite);
        var clock = new DemoClock(new SettableClock());
        clock.StandAt(new(2023, 9, 14));
        await using var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(clock).AddSingleton<IPeople>(new KnownPeople())
            .AddSurveyPlatform(connectionString, new MailSettings { PickupFolder = mail }, new(mail)).BuildServiceProvider();
        await PrepareAsync(services);

        var played = await new DemoYears(services, clock, TextWriter.Null).RunAsync(Q4, CancellationToken.None);

        var report = (await AskAsync<GetReport, Outcome<GetReport.Result>>(services, get => get.RunAsync(played.Report.Id, Actor.System, default))).Require();
        report.Report.Period.ShouldBe(Q4);
        await AskAsync<SurveyDbContext, bool>(services, async db =>
        {
            (await db.DecidedFigures.CountAsync(figure => figure.WithdrawnAtUtc == null && figure.Obligation.Exercise.Period == Q3)).ShouldBeGreaterThan(0);
            (await db.Reports.CountAsync(item => item.Period == Q3)).ShouldBe(2, "compiled again with what was decided");
            (await db.PlanTasks.CountAsync(task => task.State == TaskState.Closed)).ShouldBeGreaterThan(0);
            (await db.Standards.MaxAsync(standard => standard.Version)).ShouldBe(2);
            (await db.FrozenScores.SingleAsync()).Year.ShouldBe(2023);
            return true;
        });
        await services.DisposeAsync();
        await Databases.DropAsync(connectionString);
        Directory.Delete(mail, recursive: true);
    }

    private static async Task PrepareAsync(IServiceProvider services)
    {
        await AskAsync<SurveyDbContext, bool>(services, async db =>
        {
            await db.MigrateAsync(default);
            return true;
        });
        var files = Site.BinhDinh.Select(name => ($"{name}.recipe.json", File.ReadAllText(Path.Combine(Repository.Root, "recipes", $"{name}.recipe.json")))).ToList();
        (await AskAsync<RunRecipe, Outcome<int>>(services, run => run.RunAsync(files, default))).Require();
    }

    private static async Task<TResult> AskAsync<TService, TResult>(IServiceProvider services, Func<TService, Task<TResult>> action)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await action(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
