using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reminders;

/// <summary>Who would be written to on a day, and why; nothing is sent.</summary>
[UseCase]
public sealed class PlanReminders(SurveyDbContext db)
{
    /// <param name="Rules">Every rule of the exercises looked at, and the day it falls on, in order of days.</param>
    public sealed record Result(DateOnly On, bool IsWorkingDay, IReadOnlyList<PlannedReminder> Planned, IReadOnlyList<RuleDay> Rules);

    public sealed record RuleDay(ExerciseId Exercise, ReminderRule Rule, DateOnly Day);

    /// <param name="exercise">Null: every open exercise.</param>
    public async Task<Outcome<Result>> RunAsync(ExerciseId? exercise, DateOnly on, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        var calendar = await db.ReadCalendarAsync(cancellationToken);
        var exercises = await db.Exercises.AsNoTracking().Include(item => item.Collection)
            .Where(item => exercise == null ? item.State == ExerciseState.Open : item.Id == exercise).ToListAsync(cancellationToken);
        if (exercise is not null && exercises.Count == 0)
        {
            return SharedProblems.NotFound;
        }

        var book = await db.ReadAddressBookAsync([], on, cancellationToken);
        var subjects = await db.ReadSubjectsAsync(exercises, on, actor, cancellationToken);
        var history = await db.ReadHistoryAsync([.. exercises.Select(item => item.Id)], on, cancellationToken);
        var planned = exercises.OrderBy(item => item.Id.Value).SelectMany(item => ReminderPlan.For(
            on, item.Collection.ReminderRules, subjects[item.Id], (obligation, audience) => book.Of(obligation, audience, item.Collection.AskedBy), history, calendar));
        var rules = from item in exercises
                    from rule in item.Collection.ReminderRules
                    select new RuleDay(item.Id, rule, calendar.AddWorkingDays(item.Due, rule.OffsetWorkingDays));
        return new Result(on, calendar.IsWorkingDay(on), [.. planned], [.. rules.OrderBy(rule => rule.Day)]);
    }
}
