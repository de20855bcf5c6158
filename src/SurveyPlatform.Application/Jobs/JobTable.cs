using Microsoft.Extensions.DependencyInjection;
using SurveyPlatform.Reconciliation;
using SurveyPlatform.Remediation;
using SurveyPlatform.Reminders;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Jobs;

/// <summary>What the clock does, in one list; a host's scheduler runs it.</summary>
public static class JobTable
{
    public const string OpenExercises = "open-exercises";
    public const string CloseExercises = "close-exercises";
    public const string MoveDrafts = "move-drafts";
    public const string JudgeReturns = "judge-returns";
    public const string CompileReport = "compile-report";
    public const string PlanReminders = "plan-reminders";
    public const string FollowVerdicts = "follow-verdicts";
    public const string ChaseTasks = "chase-tasks";
    public const string SendMessages = "send-messages";
    public const string MatchSources = "match-sources";
    public const string ChaseCases = "chase-cases";
    public const string RetryItems = "retry-items";
    public const string CleanUp = "clean-up";

    public static IReadOnlyList<Job> All { get; } =
    [
        new(OpenExercises, "0 5 0 * * ?", JobsByItem.OpenExercises),
        new(CloseExercises, "0 10 0 * * ?", JobsByItem.CloseExercises),
        // What did not go over while the designer waited, and the draft that a unit began in the very moment.
        new(MoveDrafts, "0 20 * * * ?", JobsByItem.MoveDrafts),
        new(JudgeReturns, "0 25 * * * ?", JobsByItem.JudgeReturns),
        new(CompileReport, "0 30 5 * * ?", JobsByItem.CompileReport),
        new(PlanReminders, "0 0 7-17 * * ?", Whole<WriteReminders>(async (write, cancellationToken) =>
            (await write.RunAsync(Actor.System, cancellationToken)).Then<JobTally>(tally => JobTally.Of(("messages", tally.Messages), ("items", tally.Items))))),
        // After the report, which passes the verdicts.
        new(FollowVerdicts, "0 15 6 * * ?", Whole<FollowVerdicts>(async (follow, cancellationToken) =>
            (await follow.RunAsync(Actor.System, cancellationToken)).Then<JobTally>(tally => JobTally.Of(("closed", tally.Closed), ("reopened", tally.Reopened))))),
        new(ChaseTasks, "0 45 6 * * ?", Whole<ChaseTasks>(async (chase, cancellationToken) =>
            (await chase.RunAsync(Actor.System, cancellationToken)).Then<JobTally>(messages => JobTally.Of(("messages", messages))))),
        new(SendMessages, "30 * * * * ?", Whole<SendMessages>(async (send, cancellationToken) =>
            (await send.RunAsync(Actor.System, cancellationToken)).Then<JobTally>(tally => JobTally.Of(
                ("sent", tally.Sent), ("refused", tally.Failed), ("given-up", tally.GivenUp), ("bounced", tally.Bounced), ("withdrawn", tally.Withdrawn)))))
        {
            // Messages are claimed in batches: while one server is at it for longer than a minute the next helps.
            IsShared = true,
        },
        new(MatchSources, "0 50 4 * * ?", JobsByItem.MatchSources),
        new(ChaseCases, "0 10 7 * * ?", Whole<ChaseCases>(async (chase, cancellationToken) =>
            (await chase.RunAsync(Actor.System, cancellationToken)).Then<JobTally>(messages => JobTally.Of(("messages", messages))))),
        new(RetryItems, "0 */5 * * * ?", Whole<RunItems>(async (items, cancellationToken) => await items.RetryAsync(cancellationToken))),
        new(CleanUp, "0 40 3 * * ?", Whole<CleanUpRuns>((cleanUp, cancellationToken) => cleanUp.RunAsync(cancellationToken))),
    ];

    public static Job? Find(string name) => All.FirstOrDefault(job => job.Name == name);

    private static JobWork.Whole Whole<TUseCase>(Func<TUseCase, CancellationToken, Task<Outcome<JobTally>>> run)
        where TUseCase : notnull => new((services, cancellationToken) => run(services.GetRequiredService<TUseCase>(), cancellationToken));
}
