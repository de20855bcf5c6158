using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Mail;
using SurveyPlatform.Registry;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reminders;

/// <summary>Who would be written to on a day, and why; nothing is sent.</summary>
[UseCase]
public sealed class PlanReminders(SurveyDbContext db, WebhookSettings webhooks)
{
    /// <param name="Rules">Every rule of the exercises looked at, and the day it falls on, in order of days.</param>
    public sealed record Result(DateOnly On, bool IsWorkingDay, IReadOnlyList<PlannedReminder> Planned, IReadOnlyList<RuleDay> Rules);

    public sealed record RuleDay(ExerciseId Exercise, ReminderRule Rule, DateOnly Day);

    /// <param name="exercise">Null: every open exercise.</param>
    /// <param name="told">Only what the people of these units would be told; null: everybody.</param>
    public async Task<Outcome<Result>> RunAsync(
        ExerciseId? exercise, DateOnly on, Actor actor, CancellationToken cancellationToken, IReadOnlyList<UnitId>? told = null)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        var calendar = await db.ReadCalendarAsync(cancellationToken);
        // A return that was sent back after the lock is expected again, whatever has been closed meanwhile.
        var exercises = await db.Exercises.AsNoTracking().Include(item => item.Collection)
            .Where(item => exercise != null ? item.Id == exercise : item.State == ExerciseState.Open
                || db.Returns.Any(back => back.Obligation.ExerciseId == item.Id && back.State == ReturnState.SentBack && back.ResubmitBy >= on))
            .ToListAsync(cancellationToken);
        if (exercise is not null && exercises.Count == 0)
        {
            return SharedProblems.NotFound;
        }

        var askedBy = await db.Exercises.AsNoTracking().Select(item => new { item.Id, item.Collection.AskedBy })
            .ToDictionaryAsync(item => item.Id, item => item.AskedBy, cancellationToken);
        var book = await db.ReadAddressBookAsync(webhooks.Names, on, told, [.. askedBy.Values.OfType<string>().Distinct()], cancellationToken);
        var visible = db.Obligations.AsNoTracking().VisibleTo(actor).Where(item => exercise == null || item.ExerciseId == exercise);
        // Everybody's return concerns the department that asks and the unit above it; other units hear of their own and of those right below.
        visible = told is null || told.Any(book.Asks) ? visible : visible.Where(item => told.Contains(item.HeirId ?? item.UnitId) || told.Contains(item.ParentId!.Value));
        // An exercise that is opened in this very moment waits for the next time.
        var events = (await new ReminderEventReader(db, visible, on).RunAsync(cancellationToken)).Where(item => askedBy.ContainsKey(item.Obligation.ExerciseId)).ToList();
        var subjects = await db.ReadSubjectsAsync(visible, exercises, on, cancellationToken);
        var history = await db.ReadHistoryAsync(
            visible, [.. exercises.Select(item => item.Id).Union(events.Select(item => item.Obligation.ExerciseId))], on, cancellationToken);
        var planned = ReminderPlan.ForEvents(on, events, To, history, calendar).Concat(exercises.OrderBy(item => item.Id.Value).SelectMany(item =>
            ReminderPlan.For(on, item.Collection.ReminderRules, subjects[item.Id], To, history, calendar)));
        var rules = from item in exercises
                    from rule in item.Collection.ReminderRules
                    select new RuleDay(item.Id, rule, calendar.AddWorkingDays(item.Due, rule.OffsetWorkingDays));
        return new Result(on, calendar.IsWorkingDay(on), [.. planned], [.. rules.OrderBy(rule => rule.Day)]);

        IReadOnlyList<ReminderRecipient> To(Obligation obligation, ReminderAudience audience) => book.Of(obligation, audience, askedBy[obligation.ExerciseId]);
    }
}
