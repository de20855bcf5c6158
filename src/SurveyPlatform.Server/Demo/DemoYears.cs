using SurveyPlatform.Collection;

namespace SurveyPlatform.Server.Demo;

/// <summary>Plays quarter after quarter, and what follows from each.</summary>
public sealed class DemoYears(IServiceProvider services, DemoClock clock, TextWriter output)
{
    /// <param name="through">The last quarter.</param>
    public async Task<DemoQuarter.Result> RunAsync(Period through, CancellationToken cancellationToken)
    {
        var play = new DemoQuarter(services.GetRequiredService<IServiceScopeFactory>(), clock, output);
        var world = DemoWorld.First(await play.UnitsAsync(CutOff(DemoQuarter.First), cancellationToken), DemoBaseline.Seed);
        for (var quarter = DemoQuarter.First; ; quarter = quarter.Next)
        {
            await output.WriteLineAsync($"  {quarter}");
            var played = await play.RunAsync(quarter, world, isLast: quarter == through, cancellationToken);
            await DemoScores.AfterQuarterAsync(services, clock, quarter, cancellationToken);
            if (quarter == through)
            {
                await DemoDates.PlayAsync(services, quarter, played.Day, cancellationToken);
                return played;
            }

            world = world.Next();
        }
    }

    private static DateOnly CutOff(Period quarter) => PeriodScheme.Reporting.Window(quarter).End;
}
