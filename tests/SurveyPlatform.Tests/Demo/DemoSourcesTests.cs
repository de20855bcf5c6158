using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SurveyPlatform.Collection;
using SurveyPlatform.Reconciliation;
using SurveyPlatform.Server.Demo;
using SurveyPlatform.Storage;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Demo;

public sealed class DemoSourcesTests
{
    [Fact]
    public async Task Two_of_four_companies_disagree_with_units_and_most_of_it_is_settled()
    {
        await using var stage = await DemoStage.SetAsync(Stores.Sqlite);
        await stage.Quarter.RunAsync(default);

        await DemoSources.AfterQuarterAsync(stage.Services, stage.Clock, Period.Quarter(2023, 3), default);

        await using var scope = stage.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SurveyDbContext>();
        var cases = await db.ReconciliationCases.Include(item => item.Parties).ToListAsync();
        cases.SelectMany(item => item.Parties).Where(party => party.Side == SourceSide.Operator).Select(party => party.Name).Distinct().Count().ShouldBeGreaterThanOrEqualTo(2);
        cases.Count(item => item.State == CaseState.Decided).ShouldBeGreaterThan(4);
        cases.Count(item => item.IsPending).ShouldBe(4);
        (await db.DecidedFigures.CountAsync(figure => figure.WithdrawnAtUtc == null)).ShouldBeGreaterThan(4);
        var incidents = await db.Incidents.ToListAsync();
        incidents.Count(incident => incident.TwinId is not null).ShouldBe(2);
        incidents.Count(incident => incident.State == IncidentState.Open).ShouldBe(1);
    }
}
