using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Reminders;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Remediation;

/// <summary>Reminds of tasks and opinions that are due, by the ladder of the collection that the plan was born from.</summary>
[UseCase]
public sealed class ChaseTasks(SurveyDbContext db, NoticeWriter notices, TimeProvider clock)
{
    public async Task<Outcome<int>> RunAsync(Actor actor, CancellationToken cancellationToken) => actor.May(Permission.ManageCollections)
        ? await notices.WriteAsync(await PlanAsync(clock.Today, cancellationToken), cancellationToken)
        : SharedProblems.NotPermitted;

    /// <summary>Everything that the day's rungs say, told already or not.</summary>
    public async Task<IReadOnlyList<Notice>> PlanAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var calendar = await db.ReadCalendarAsync(cancellationToken);
        var plans = await db.Plans.AsNoTracking().Include(plan => plan.Tasks).Include(plan => plan.Opinions).AsSplitQuery()
            .Where(plan => plan.IssuedOn != null || plan.State == PlanState.OpinionsAsked).ToListAsync(cancellationToken);
        var collections = await db.Collections.AsNoTracking().ToDictionaryAsync(collection => collection.Code, cancellationToken);
        var askers = (await db.UnitVersions.AsNoTracking().Where(version => version.ValidFrom <= today && (version.ValidTo == null || today < version.ValidTo))
                .Where(version => db.Collections.Any(collection => collection.AskedBy == version.Code))
                .Select(version => new { version.Code, version.Path }).ToListAsync(cancellationToken))
            .ToDictionary(version => version.Code, version => version.Path, StringComparer.Ordinal);
        return
        [
            .. from plan in plans
               let collection = collections[plan.CollectionCode]
               let asker = collection.AskedBy is { } code ? askers.GetValueOrDefault(code) : null
               from notice in Tasks(plan, collection, asker, today, calendar).Concat(Opinions(plan, collection, asker, today, calendar))
               select notice,
        ];
    }

    private static IEnumerable<Notice> Tasks(RemediationPlan plan, CollectionDefinition collection, string? asker, DateOnly today, WorkingCalendar calendar) =>
        from task in plan.Tasks
        where plan.IsInForce && task is { State: TaskState.Open, EndOn: not null }
        orderby task.Number
        from rung in DeadlineLadder.On(today, task.EndOn!.Value, collection.ReminderRules, calendar)
        from to in Recipients(rung.Rule.Audience, [plan.AnsweringId, task.JudgedUnitId], plan.Path, asker)
        select PlanNotices.TaskDue(plan, task, rung, to.Unit, to.Audience);

    private static IEnumerable<Notice> Opinions(RemediationPlan plan, CollectionDefinition collection, string? asker, DateOnly today, WorkingCalendar calendar) =>
        from opinion in plan.LastOpinions
        where plan.State == PlanState.OpinionsAsked && !opinion.IsGiven
        from rung in DeadlineLadder.On(today, opinion.DueOn, collection.ReminderRules, calendar)
        from to in Recipients(rung.Rule.Audience, [opinion.DepartmentPath.UnitOfPath], opinion.DepartmentPath, asker)
        select PlanNotices.OpinionDue(plan, opinion, rung, to.Unit, to.Audience);

    /// <param name="owing">Those who have something to do; the first answers for it.</param>
    /// <param name="path">Of who answers for it.</param>
    private static IEnumerable<(UnitId Unit, ReminderAudience Audience)> Recipients(ReminderAudience audience, UnitId[] owing, string path, string? asker) => audience switch
    {
        ReminderAudience.Unit => owing.Distinct().Select(unit => (unit, ReminderAudience.Unit)),
        ReminderAudience.Head => [(owing[0], ReminderAudience.Head)],
        ReminderAudience.Superior => path.UnitAbovePath is { } above ? [(above, ReminderAudience.Unit)] : [],
        ReminderAudience.Department => asker is not null ? [(asker.UnitOfPath, ReminderAudience.Unit)] : [],
        ReminderAudience.Leadership => asker?.UnitAbovePath is { } leadership ? [(leadership, ReminderAudience.Unit)] : [],
    };
}
