using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reminders;

/// <summary>Reads from the rows of earlier stages what happened of late and is to be told: nobody has to remember to send a message.</summary>
internal sealed class ReminderEventReader(SurveyDbContext db, IQueryable<Obligation> visible, DateOnly on)
{
    private readonly DateTime _since = on.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) - ReminderEvents.News;

    public async Task<IReadOnlyList<ReminderEvent>> RunAsync(CancellationToken cancellationToken) =>
    [
        .. await OpenedAsync(cancellationToken),
        .. await SentBackAsync(cancellationToken),
        .. await OnBehalfAsync(cancellationToken),
        .. await ExtensionsAsync(cancellationToken),
    ];

    private async Task<IEnumerable<ReminderEvent>> OpenedAsync(CancellationToken cancellationToken)
    {
        var rows = await (from obligation in visible
                          where obligation.Exercise.State == ExerciseState.Open && obligation.Exercise.OpenedAtUtc >= _since
                              && !db.Returns.Any(item => item.ObligationId == obligation.Id)
                          select new { Obligation = obligation, obligation.Exercise.Period, obligation.Exercise.Reason }).ToListAsync(cancellationToken);
        return rows.Select(row => new ReminderEvent(
            row.Obligation, row.Period.IsAdHoc ? EventRules.AdHoc : EventRules.Opened, ReminderAudience.Unit, row.Obligation.ExerciseId.Value, row.Obligation.DueOn, row.Reason));
    }

    /// <summary>What a reviewer has taken up to correct it is not asked of the unit.</summary>
    private async Task<IEnumerable<ReminderEvent>> SentBackAsync(CancellationToken cancellationToken)
    {
        var rows = await (from obligation in visible
                          join item in db.Returns on obligation.Id equals item.ObligationId
                          where item.State == ReturnState.SentBack && !db.OnBehalves.Any(taken => taken.ObligationId == obligation.Id && taken.EndedAtUtc == null)
                          from move in item.Moves
                          where (move.Action == ReturnAction.SendBack || move.Action == ReturnAction.Reopen) && move.AtUtc >= _since
                          select new { Obligation = obligation, Move = move }).ToListAsync(cancellationToken);
        return rows.GroupBy(row => row.Obligation.Id).Select(moves => moves.MaxBy(row => row.Move.AtUtc)!).Select(row => new ReminderEvent(
            row.Obligation,
            row.Move.Action == ReturnAction.Reopen ? EventRules.Reopened : EventRules.SentBack,
            ReminderAudience.Unit,
            row.Move.Id,
            row.Move.ResubmitBy ?? row.Obligation.DueOn,
            row.Move.Note));
    }

    private async Task<IEnumerable<ReminderEvent>> OnBehalfAsync(CancellationToken cancellationToken)
    {
        var rows = await (from obligation in visible
                          join taken in db.OnBehalves on obligation.Id equals taken.ObligationId
                          where taken.EndedAtUtc >= _since && taken.Revision != null
                          select new { Obligation = obligation, taken.Id, taken.Reason }).ToListAsync(cancellationToken);
        return rows.Select(row => new ReminderEvent(row.Obligation, EventRules.OnBehalf, ReminderAudience.Unit, row.Id, row.Obligation.DueOn, row.Reason));
    }

    /// <summary>The department hears of a wish as long as it is open, the unit of the answer.</summary>
    private async Task<IEnumerable<ReminderEvent>> ExtensionsAsync(CancellationToken cancellationToken)
    {
        var rows = await (from obligation in visible
                          join extension in db.Extensions on obligation.Id equals extension.ObligationId
                          where extension.Cause != ExtensionCause.Unlock
                              && ((extension.Decision == null && extension.AskedAtUtc >= _since) || extension.DecidedAtUtc >= _since)
                          select new { Obligation = obligation, extension.Id, extension.Decision, extension.AskedReason, extension.DecisionReason, extension.Until })
            .ToListAsync(cancellationToken);
        return rows.Select(row =>
        {
            var (rule, audience, note) = row.Decision switch
            {
                null => (EventRules.ExtensionAsked, ReminderAudience.Department, row.AskedReason),
                { } decision => (Answer(decision), ReminderAudience.Unit, row.DecisionReason),
            };
            return new ReminderEvent(row.Obligation, rule, audience, row.Id, row.Until ?? row.Obligation.DueOn, note);
        });
    }

    private static string Answer(ExtensionDecision decision) => decision switch
    {
        ExtensionDecision.Granted => EventRules.ExtensionGranted,
        ExtensionDecision.Refused => EventRules.ExtensionRefused,
    };
}
