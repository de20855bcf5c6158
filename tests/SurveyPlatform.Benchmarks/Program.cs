using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using SurveyPlatform.Benchmarks;

if (args is ["keystrokes", ..])
{
    await Keystrokes.MeasureAsync(args.ElementAtOrDefault(1));
    return;
}

if (args is ["fill-in", ..])
{
    await FillIn.MeasureAsync(args.ElementAtOrDefault(1), args.ElementAtOrDefault(2));
    return;
}

if (args is ["lines", ..])
{
    await ManyLines.MeasureAsync(int.Parse(args.ElementAtOrDefault(1) ?? "5000", CultureInfo.InvariantCulture));
    return;
}

if (args is ["pages", ..])
{
    await ManyUnitsPages.MeasureAsync(int.Parse(args.ElementAtOrDefault(1) ?? "11000", CultureInfo.InvariantCulture), args.ElementAtOrDefault(2) ?? "sqlite");
    return;
}

if (args is ["verdicts", ..])
{
    await ManyVerdicts.MeasureAsync(int.Parse(args.ElementAtOrDefault(1) ?? "11000", CultureInfo.InvariantCulture), args.ElementAtOrDefault(2) ?? "postgres");
    return;
}

if (args is ["reminders", ..])
{
    await ManyReminders.MeasureAsync(int.Parse(args.ElementAtOrDefault(1) ?? "11000", CultureInfo.InvariantCulture), args.ElementAtOrDefault(2) ?? "sqlite");
    return;
}

if (args is ["matching", ..])
{
    await ManyMatches.MeasureAsync(int.Parse(args.ElementAtOrDefault(1) ?? "11000", CultureInfo.InvariantCulture), args.ElementAtOrDefault(2) ?? "postgres");
    return;
}

// In this process: a project generated beside it would be held to the rules of this repository.
var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(FormBenchmarks).Assembly).Run(args, config);
