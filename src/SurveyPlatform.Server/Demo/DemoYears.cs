using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Reports;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

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
            played = played with { Report = await AfterAsync(quarter, cancellationToken) };
            if (quarter == through)
            {
                await DemoDates.PlayAsync(services, quarter, played.Day, cancellationToken);
                return played;
            }

            world = await UnitsAreOthersAsync(quarter, cancellationToken) is { } heirs
                ? world.Under(await play.UnitsAsync(CutOff(quarter.Next), cancellationToken), heirs)
                : world.Next();
        }
    }

    /// <returns>The report with what was decided since it was compiled first.</returns>
    private async Task<CompileReport.Result> AfterAsync(Period quarter, CancellationToken cancellationToken)
    {
        await DemoSources.AfterQuarterAsync(services, clock, quarter, cancellationToken);
        await using var scope = services.CreateAsyncScope();
        var report = (await scope.ServiceProvider.GetRequiredService<CompileReport>().RunAsync(quarter, Actor.System, cancellationToken)).Require();
        await DemoStandards.AfterQuarterAsync(services, clock, quarter, cancellationToken);
        await DemoRemediation.AfterQuarterAsync(services, clock, quarter, cancellationToken);
        await DemoScores.AfterQuarterAsync(services, clock, quarter, cancellationToken);
        await DemoRegistry.AfterQuarterAsync(services, clock, quarter, cancellationToken);
        return report;
    }

    /// <summary>Who has what in the next quarter, by code; null: the units go on as they are.</summary>
    private async Task<IReadOnlyDictionary<string, IReadOnlyList<(string Code, decimal Share)>>?> UnitsAreOthersAsync(Period quarter, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SurveyDbContext>();
        var (before, after) = (CutOff(quarter), CutOff(quarter.Next));
        var successions = await db.ReadSuccessionsAsync(cancellationToken);
        var codes = (await db.UnitsOnAsync(after, cancellationToken)).ToDictionary(unit => unit.Id, unit => unit.Version.Code);
        var units = await db.UnitsOnAsync(before, cancellationToken);
        return units.TrueForAll(unit => codes.GetValueOrDefault(unit.Id) == unit.Version.Code)
            ? null
            : units.Select(unit => (unit.Version.Code, successions.Forward(unit.Id, before, after).Parts)).Where(unit => unit.Parts.Count > 0)
                .ToDictionary(unit => unit.Code, unit => Heirs(unit.Parts, codes), StringComparer.Ordinal);
    }

    /// <summary>Where nobody has decided, each part really has its half; that is not in the register.</summary>
    private static IReadOnlyList<(string Code, decimal Share)> Heirs(IReadOnlyList<Inheritance.Part> parts, Dictionary<UnitId, string> codes) =>
        [.. parts.Select(part => (codes[part.Unit], part.Share ?? (1m / parts.Count)))];

    private static DateOnly CutOff(Period quarter) => PeriodScheme.Reporting.Window(quarter).End;
}
