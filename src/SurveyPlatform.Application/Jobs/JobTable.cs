using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SurveyPlatform.Collection;
using SurveyPlatform.Reminders;
using SurveyPlatform.Reports;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Jobs;

/// <summary>One thing the clock does. Running it twice does no more than running it once.</summary>
/// <param name="Cron">Seconds, minutes, hours, day of month, month, day of week, in Vietnamese time (Quartz's notation).</param>
/// <param name="RunAsync">What it did, in one line for the list of runs.</param>
public sealed record Job(string Name, string Cron, Func<IServiceProvider, CancellationToken, Task<Outcome<string>>> RunAsync);

/// <summary>What the clock does, in one list; a host's scheduler runs it.</summary>
public static class JobTable
{
    public const string OpenExercises = "open-exercises";
    public const string CloseExercises = "close-exercises";
    public const string MoveDrafts = "move-drafts";
    public const string CompileReport = "compile-report";
    public const string PlanReminders = "plan-reminders";
    public const string SendMessages = "send-messages";

    public static IReadOnlyList<Job> All { get; } =
    [
        new(OpenExercises, "0 5 0 * * ?", OpenExercisesAsync),
        new(CloseExercises, "0 10 0 * * ?", CloseExercisesAsync),
        // What did not go over while the designer waited, and the draft that a unit began in the very moment.
        new(MoveDrafts, "0 20 * * * ?", MoveDraftsAsync),
        new(CompileReport, "0 30 5 * * ?", CompileReportAsync),
        new(PlanReminders, "0 0 7-17 * * ?", PlanRemindersAsync),
        new(SendMessages, "30 * * * * ?", SendMessagesAsync),
    ];

    public static Job? Find(string name) => All.FirstOrDefault(job => job.Name == name);

    private static async Task<Outcome<string>> OpenExercisesAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        (await services.GetRequiredService<OpenDueExercises>().RunAsync(Actor.System, cancellationToken))
            .Then<string>(result => string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Exercises.Count(exercise => exercise.Opened)} opened, {result.Exercises.Count(exercise => !exercise.Opened)} open already"));

    private static async Task<Outcome<string>> CloseExercisesAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        (await services.GetRequiredService<CloseExercises>().RunAsync(Actor.System, cancellationToken))
            .Then<string>(closed => string.Create(CultureInfo.InvariantCulture, $"{closed} closed"));

    private static async Task<Outcome<string>> MoveDraftsAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        (await services.GetRequiredService<MoveDrafts>().RunAsync(Actor.System, cancellationToken))
            .Then<string>(result => string.Create(CultureInfo.InvariantCulture, $"{result.Moved} moved, {result.Left} left"));

    private static async Task<Outcome<string>> CompileReportAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var compile = services.GetRequiredService<CompileReport>();
        return await compile.NewestDueAsync(cancellationToken) is not { } period
            ? "nothing is due"
            : (await compile.RunAsync(period, Actor.System, cancellationToken)).Then<string>(report => string.Create(
                CultureInfo.InvariantCulture, $"{report.Period}: vintage {report.Vintage}, {(report.Created ? "new" : "unchanged")}"));
    }

    private static async Task<Outcome<string>> PlanRemindersAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        (await services.GetRequiredService<WriteReminders>().RunAsync(Actor.System, cancellationToken))
            .Then<string>(tally => string.Create(CultureInfo.InvariantCulture, $"{tally.Messages} messages with {tally.Items} items"));

    private static async Task<Outcome<string>> SendMessagesAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        (await services.GetRequiredService<SendMessages>().RunAsync(Actor.System, cancellationToken))
            .Then<string>(tally => string.Create(
                CultureInfo.InvariantCulture,
                $"{tally.Sent} sent, {tally.Failed} failed, {tally.GivenUp} given up, {tally.Bounced} bounced, {tally.Withdrawn} withdrawn"));
}
