using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Reminders;
using SurveyPlatform.Shared;
using SurveyPlatform.Standards;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Remediation;

/// <summary>
/// Closes the tasks whose shortcoming the newest verdict no longer finds, and opens those again where it is back. An unknown verdict proves
/// nothing either way. Running it again changes nothing.
/// </summary>
[UseCase]
public sealed partial class FollowVerdicts(SurveyDbContext db, NoticeWriter notices, TimeProvider clock, ILogger<FollowVerdicts> log)
{
    public sealed record Tally(int Closed, int Reopened);

    public async Task<Outcome<Tally>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageStandards))
        {
            return SharedProblems.NotPermitted;
        }

        var plans = await db.Plans.Include(plan => plan.Tasks).ThenInclude(task => task.Events).AsSplitQuery()
            .Where(plan => plan.IssuedOn != null).ToListAsync(cancellationToken);
        var newest = await NewestAsync([.. plans.SelectMany(plan => plan.Tasks).Select(task => task.JudgedUnitId).Distinct()], cancellationToken);
        var (told, closed, reopened) = (new List<Notice>(), 0, 0);
        foreach (var plan in plans)
        {
            foreach (var task in plan.Tasks.Where(task => task.Shortcoming is not null))
            {
                var happened = newest.TryGetValue((task.JudgedUnitId, task.Shortcoming!.StandardCode, task.Shortcoming.CriterionCode), out var judged) ? Follow(task, judged) : null;
                closed += happened?.Kind == TaskEventKind.ClosedByVerdict ? 1 : 0;
                if (happened?.Kind == TaskEventKind.ReopenedByVerdict)
                {
                    reopened++;
                    told.Add(PlanNotices.Reopened(plan, task, happened));
                }
            }

            if (plan.State == PlanState.Done && plan.Tasks.Any(task => task.State != TaskState.Closed))
            {
                plan.Apply(PlanAction.Reopen, Actor.System.Name, clock.UtcNow, null, clock.NewKey()).Require();
            }
        }

        // Saves the tasks as well.
        await notices.WriteAsync(told, cancellationToken);
        LogFollowed(closed, reopened);
        return new Tally(closed, reopened);
    }

    private TaskEvent? Follow(RemediationTask task, Judged judged)
    {
        // What was reported as done after the day the verdict looks at is not contradicted by it.
        var isOlder = task.State == TaskState.Reported && !judged.IsMet
            && task.Events.Where(item => item.Kind == TaskEventKind.Reported).Max(item => item.AtUtc).ToLocalDay() > judged.CutOff;
        return isOlder
            ? null
            : task.Follow(judged.IsMet, judged.Verdict.Id, judged.Period, judged.Verdict.Figure, judged.Verdict.Threshold, Actor.System.Name, clock.UtcNow, clock.NewKey());
    }

    private async Task<Dictionary<(UnitId Unit, string Standard, string Criterion), Judged>> NewestAsync(List<UnitId> units, CancellationToken cancellationToken)
    {
        var newest = new Dictionary<(UnitId Unit, string Standard, string Criterion), Judged>();
        foreach (var some in units.Chunk(500))
        {
            var rows = await (from verdict in db.CurrentVerdicts().AsNoTracking()
                              where some.Contains(verdict.UnitId) && (verdict.Outcome == VerdictOutcome.Met || verdict.Outcome == VerdictOutcome.NotMet)
                              join exercise in db.Exercises on verdict.ExerciseId equals exercise.Id
                              select new Judged(verdict, exercise.Period, exercise.CutOff)).ToListAsync(cancellationToken);
            foreach (var row in rows.OrderBy(row => row.CutOff))
            {
                newest[(row.Verdict.UnitId, row.Verdict.StandardCode, row.Verdict.CriterionCode)] = row;
            }
        }

        return newest;
    }

    private sealed record Judged(UnitVerdict Verdict, Period Period, DateOnly CutOff)
    {
        public bool IsMet => Verdict.Outcome == VerdictOutcome.Met;
    }

    [LoggerMessage(EventId = 7501, Level = LogLevel.Information, Message = "Remediation: {Closed} tasks closed by verdicts, {Reopened} opened again")]
    private partial void LogFollowed(int closed, int reopened);
}
