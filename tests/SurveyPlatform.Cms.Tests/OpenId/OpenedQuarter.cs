extern alias server;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using server::SurveyPlatform.Server.Demo;
using SurveyPlatform.Cms.Tests.Ground;
using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Cms.Tests.OpenId;

/// <summary>The site on the morning after the cut-off of 2023-Q3, with the systems of the demonstration registered; nobody has answered yet.</summary>
public class OpenedQuarter : IAsyncLifetime
{
    private OwnPostgres? _postgres;

    public SettableClock Clock { get; } = new("2023-09-15 08:00");

    public CmsSite Site { get; private set; } = null!;

    protected virtual bool OnPostgres => false;

    public async Task InitializeAsync()
    {
        _postgres = OnPostgres ? await OwnPostgres.StartAsync() : null;
        Site = await CmsSite.StartAsync(Clock, _postgres is null ? null : CmsSite.On(_postgres.ConnectionString));
        await Site.RunRecipesAsync("demo-accounts", "openid-demo");
        await Site.InTenantAsync(async services =>
            (await services.GetRequiredService<OpenDueExercises>().RunAsync(Actor.System, CancellationToken.None)).Require());
    }

    public async Task DisposeAsync()
    {
        await Site.DisposeAsync();
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }
    }

    public async Task<Guid> ObligationOfAsync(string unitCode)
    {
        var id = Guid.Empty;
        await Site.InTenantAsync(async services =>
            id = (await services.GetRequiredService<SurveyDbContext>().Obligations.SingleAsync(item => item.UnitCode == unitCode && item.Exercise.Period == DemoQuarter.First)).Id.Value);
        return id;
    }

    /// <summary>What the company's own system would have computed: complete, and nothing wrong with it.</summary>
    public async Task<AnswerSet> ConnectivityOfAsync(string company)
    {
        AnswerSet? answers = null;
        await Site.InTenantAsync(async services =>
        {
            using var output = new StringWriter();
            var demo = new DemoQuarter(services.GetRequiredService<IServiceScopeFactory>(), new(Clock), output);
            answers = DemoAnswers.Connectivity(await demo.UnitsAsync(new(2023, 9, 14), CancellationToken.None), DemoBaseline.Seed)[company];
        });
        return answers!;
    }

    /// <summary>A program with the token of a company's system.</summary>
    public async Task<HttpClient> CompanyAsync(string company, string scope = "survey.returns survey.incidents")
    {
        using var visitor = Site.Visit();
        return Site.Visit().With(await visitor.TokenOfCompanyAsync(company, scope));
    }
}

/// <summary>The same where Orchard Core, OpenIddict and the product keep their rows in PostgreSQL.</summary>
public sealed class OpenedQuarterOnPostgres : OpenedQuarter
{
    protected override bool OnPostgres => true;
}
