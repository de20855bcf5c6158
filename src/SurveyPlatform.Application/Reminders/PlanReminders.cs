using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
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

        var planned = new List<PlannedReminder>();
        foreach (var item in exercises.OrderBy(item => item.Id.Value))
        {
            var sent = await db.Reminders.AsNoTracking().Where(message => message.Obligation.ExerciseId == item.Id)
                .Select(message => new ReminderKey(message.ObligationId, message.Rule, message.Recipient)).ToListAsync(cancellationToken);
            var subjects = await SubjectsAsync(item, actor, cancellationToken);
            planned.AddRange(ReminderPlan.For(on, item.Collection.ReminderRules, subjects, sent.ToHashSet(), calendar));
        }

        var rules = from item in exercises
                    from rule in item.Collection.ReminderRules
                    select new RuleDay(item.Id, rule, calendar.AddWorkingDays(item.Due, rule.OffsetWorkingDays));
        return new Result(on, calendar.IsWorkingDay(on), planned, [.. rules.OrderBy(rule => rule.Day)]);
    }

    private async Task<List<ReminderSubject>> SubjectsAsync(CollectionExercise exercise, Actor actor, CancellationToken cancellationToken)
    {
        var obligations = await (from obligation in db.Obligations.AsNoTracking().VisibleTo(actor)
                                 where obligation.ExerciseId == exercise.Id
                                 orderby obligation.Path
                                 let state = db.Returns.Where(item => item.ObligationId == obligation.Id).Select(item => (ReturnState?)item.State).FirstOrDefault()
                                 select new { Obligation = obligation, State = state }).ToListAsync(cancellationToken);
        var contacts = (await db.Units.AsNoTracking().SelectMany(unit => unit.Contacts, (unit, contact) => new { unit.Id, contact.Email })
            .ToListAsync(cancellationToken)).ToLookup(contact => contact.Id, contact => contact.Email);
        return
        [
            .. obligations.Select(row => new ReminderSubject(
                row.Obligation,
                row.State is null or ReturnState.Draft or ReturnState.SentBack,
                [.. contacts[row.Obligation.UnitId].Order(StringComparer.Ordinal)],
                row.Obligation.ParentId is { } parent ? [.. contacts[parent].Order(StringComparer.Ordinal)] : [])),
        ];
    }
}
