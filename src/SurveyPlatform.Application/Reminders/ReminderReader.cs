using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Returns;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reminders;

/// <summary>What the plan needs to know, in a number of statements that does not grow with the units.</summary>
internal static class ReminderReader
{
    extension(SurveyDbContext db)
    {
        /// <param name="only">Whose people are wanted, beside those of <paramref name="askers"/> (codes of units); null: everybody.</param>
        public async Task<AddressBook> ReadAddressBookAsync(
            IReadOnlyList<string> webhooks, DateOnly day, IReadOnlyList<UnitId>? only, IReadOnlyList<string> askers, CancellationToken cancellationToken)
        {
            var wanted = db.UnitVersions.AsNoTracking().AsQueryable();
            var people = db.Units.AsNoTracking();
            if (only is not null)
            {
                wanted = wanted.Where(version => only.Contains(EF.Property<UnitId>(version, "UnitId")) || askers.Contains(version.Code));
                people = people.Where(unit => only.Contains(unit.Id));
            }

            var contacts = (await people.SelectMany(unit => unit.Contacts, (unit, contact) => new { unit.Id, Contact = contact })
                .ToListAsync(cancellationToken)).ToLookup(row => row.Id, row => row.Contact);
            var units = await wanted
                .Select(version => new { Unit = EF.Property<UnitId>(version, "UnitId"), version.Code, version.TypeName, version.Name, version.ParentId, version.ValidFrom })
                .ToListAsync(cancellationToken);
            return new(
                from version in units
                group version by version.Unit into unit
                let current = unit.OrderBy(version => version.ValidFrom > day).ThenByDescending(version => version.ValidFrom).First()
                select new AddressBook.Entry(unit.Key, current.Code, UnitNames.Full(current.TypeName, current.Name), current.ParentId, [.. contacts[unit.Key]]),
                webhooks, askers);
        }

        public async Task<ILookup<ExerciseId, ReminderSubject>> ReadSubjectsAsync(
            IQueryable<Obligation> visible, IReadOnlyList<CollectionExercise> exercises, DateOnly day, CancellationToken cancellationToken)
        {
            var ids = exercises.Select(exercise => exercise.Id).ToList();
            var paused = (await db.ReminderPauses.AsNoTracking().Where(pause => pause.From <= day).ToListAsync(cancellationToken))
                .Where(pause => pause.Covers(day)).Select(pause => pause.UnitId).ToHashSet();
            var taken = db.OnBehalves.Where(item => item.EndedAtUtc == null).Select(item => item.ObligationId);
            var rows = await (from obligation in visible
                              where ids.Contains(obligation.ExerciseId)
                              join item in db.Returns on obligation.Id equals item.ObligationId into returns
                              from item in returns.DefaultIfEmpty()
                              orderby obligation.Path
                              select new { Obligation = obligation, State = (ReturnState?)item.State, ResubmitBy = (DateOnly?)item.ResubmitBy, IsTaken = taken.Contains(obligation.Id) }).ToListAsync(cancellationToken);
            return rows.ToLookup(
                row => row.Obligation.ExerciseId,
                row => ReminderSubject.Of(row.Obligation, row.State, row.ResubmitBy, row.IsTaken, paused.Contains(row.Obligation.UnitId)));
        }

        public async Task<ReminderHistory> ReadHistoryAsync(
            IQueryable<Obligation> visible, IReadOnlyList<ExerciseId> exercises, DateOnly day, CancellationToken cancellationToken)
        {
            var told = await visible.Where(obligation => exercises.Contains(obligation.ExerciseId))
                .Join(db.ReminderItems.AsNoTracking(), obligation => obligation.Id, item => item.ObligationId, (obligation, item) => item)
                .Select(item => new ReminderKey(item.ObligationId, item.Rule, item.Occasion, item.Channel, item.Recipient)).ToListAsync(cancellationToken);
            var today = await db.Reminders.AsNoTracking()
                .Where(message => message.PlannedOn == day && message.Items.Any(item => !EF.Functions.Like(item.Rule, ReminderEvents.Prefix + "%")))
                .Select(message => new { message.Channel, message.Recipient }).Distinct().ToListAsync(cancellationToken);
            var bounced = await db.Reminders.AsNoTracking().Where(message => message.State == ReminderState.Bounced)
                .Select(message => message.Recipient).Distinct().ToListAsync(cancellationToken);
            return new(told.ToHashSet(), today.Select(row => (row.Channel, row.Recipient)).ToHashSet(), bounced.ToHashSet(StringComparer.Ordinal));
        }
    }
}
