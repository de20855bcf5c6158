using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reminders;

/// <summary>Who was told what about one unit's returns, when, and whether it arrived: the evidence behind a proposal that responsibility be considered.</summary>
[UseCase]
public sealed class ListUnitMessages(SurveyDbContext db, TimeProvider clock)
{
    /// <summary>Ten years of quarters do not come near it.</summary>
    public const int Most = 5000;

    public sealed record Row(
        Guid MessageId, ObligationId ObligationId, LocalizedText Collection, Period Period, DateOnly DueOn, MessageKind Kind, ReminderChannel Channel, string Recipient,
        string RecipientName, DateOnly PlannedOn, DateTime? SentAtUtc, int WorkingDaysLate, ReminderState State, string? Error);

    public sealed record Result(UnitId UnitId, string UnitName, string Authority, IReadOnlyList<Row> Rows, int Sent);

    /// <param name="obligation">Null: of every return of the unit.</param>
    public async Task<Outcome<Result>> RunAsync(UnitId unit, ObligationId? obligation, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections) && !actor.May(Permission.ViewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        var today = clock.Today;
        var version = await db.UnitVersions.AsNoTracking().VisibleTo(actor).Where(item => EF.Property<UnitId>(item, "UnitId") == unit)
            .OrderBy(item => item.ValidFrom > today).ThenByDescending(item => item.ValidFrom).FirstOrDefaultAsync(cancellationToken);
        if (version is null)
        {
            return SharedProblems.NotFound;
        }

        var kind = await db.Units.AsNoTracking().Where(item => item.Id == unit).Select(item => item.Kind).FirstAsync(cancellationToken);
        var found = await (from item in db.ReminderItems.AsNoTracking()
                           join owed in db.Obligations.VisibleTo(actor) on item.ObligationId equals owed.Id
                           where owed.UnitId == unit && (obligation == null || owed.Id == obligation)
                           orderby item.Message.PlannedOn descending, item.Message.SentAtUtc descending, item.Id
                           select new { Item = item, item.Message, owed.Exercise.Period, owed.Exercise.Collection.Title }).Take(Most).ToListAsync(cancellationToken);
        var rows = found.Select(row => new Row(
            row.Message.Id, row.Item.ObligationId, row.Title, row.Period, row.Item.DueOn, MessageKinds.Of(row.Item.Rule, row.Item.Audience, row.Item.WorkingDaysLate),
            row.Message.Channel, row.Message.Recipient, row.Message.RecipientName, row.Message.PlannedOn, row.Message.SentAtUtc, row.Item.WorkingDaysLate,
            row.Item.IsWithdrawn ? ReminderState.Withdrawn : row.Message.State, row.Message.Error)).ToList();
        return new Result(
            unit, version.FullName, UnitNames.Authority(kind, version.TypeName, version.Name), rows,
            rows.Where(row => row.State == ReminderState.Sent).DistinctBy(row => row.MessageId).Count());
    }
}
