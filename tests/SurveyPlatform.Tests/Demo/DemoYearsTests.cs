using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
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
        await using var stage = await DemoStage.SetAsync(Stores.Sqlite);

        var played = await new DemoYears(stage.Services, stage.Clock, TextWriter.Null).RunAsync(Q4, CancellationToken.None);

        var report = (await stage.AskAsync<GetReport, Outcome<GetReport.Result>>(get => get.RunAsync(played.Report.Id, Actor.System, default))).Require();
        report.Report.Period.ShouldBe(Q4);
        await stage.AskAsync<SurveyDbContext, bool>(async db =>
        {
            (await db.DecidedFigures.CountAsync(figure => figure.WithdrawnAtUtc == null && figure.Obligation.Exercise.Period == Q3)).ShouldBeGreaterThan(0);
            (await db.Reports.CountAsync(item => item.Period == Q3)).ShouldBe(2, "compiled again with what was decided");
            (await db.PlanTasks.CountAsync(task => task.State == TaskState.Closed)).ShouldBeGreaterThan(0);
            (await db.Standards.MaxAsync(standard => standard.Version)).ShouldBe(2);
            (await db.FrozenScores.SingleAsync()).Year.ShouldBe(2023);
            return true;
        });
    }
}
