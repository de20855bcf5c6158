using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SurveyPlatform.Cms.Tests.Ground;
using SurveyPlatform.Collection;
using SurveyPlatform.Jobs;
using SurveyPlatform.Reports;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Cms.Tests.Pages;

/// <summary>The site with its people on a day on which the returns of 2023-Q3 are asked for.</summary>
public sealed class OpenQuarter : IAsyncLifetime
{
    public const string Clerk = "xa.21601";
    public const string Planner = "dieuphoi";

    public CmsSite Site { get; private set; } = null!;

    /// <summary>The page on which <see cref="Clerk"/> fills in.</summary>
    public string FillIn { get; private set; } = "";

    public Guid Report { get; private set; }

    public byte[] Workbook { get; private set; } = [];

    public async Task InitializeAsync()
    {
        Site = await CmsSite.StartAsync(new SettableClock());
        await Site.RunRecipesAsync("demo-accounts");
        await Site.InTenantAsync(async services =>
        {
            (await services.GetRequiredService<RunJob>().RunAsync(JobTable.OpenExercises, Actor.System, default)).Require();
            var owed = await services.GetRequiredService<SurveyDbContext>().Obligations.AsNoTracking().FirstAsync(item => item.UnitCode == "21601");
            FillIn = $"/returns/{owed.Id}";
            Report = (await services.GetRequiredService<CompileReport>().RunAsync(Period.Quarter(2023, 3), Actor.System, default)).Require().Id;
            Workbook = (await services.GetRequiredService<GetReportFile>().RunAsync(Report, ReportFormat.Workbook, Actor.System, default)).Require().Content;
        });
    }

    public async Task DisposeAsync() => await Site.DisposeAsync();
}
