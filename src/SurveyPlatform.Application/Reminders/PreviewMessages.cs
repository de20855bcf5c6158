using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Mail;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reminders;

/// <summary>The messages that a day would bring, one for each recipient and channel, each as it would read. Nothing is written or sent.</summary>
[UseCase]
public sealed class PreviewMessages(SurveyDbContext db, PlanReminders plan, ComposeMessage compose, MailSettings settings)
{
    public const int PageSize = 100;

    public sealed record Digest(ReminderRecipient To, IReadOnlyList<MessageKind> Kinds, int Returns, int MostDaysLate);

    /// <param name="Decisions">How many decisions of the plan there are of each kind.</param>
    public sealed record Result(
        DateOnly On, bool IsWorkingDay, IReadOnlyList<Digest> Digests, int Total, int Page, IReadOnlyDictionary<ReminderChannel, int> ByChannel,
        IReadOnlyDictionary<ReminderDecision, int> Decisions);

    public sealed record Letter(ReminderRecipient To, MessageText Text);

    /// <param name="exercise">Null: every open exercise.</param>
    public async Task<Outcome<Result>> RunAsync(
        ExerciseId? exercise, DateOnly on, ReminderChannel channel, int page, Actor actor, CancellationToken cancellationToken)
    {
        var outcome = await plan.RunAsync(exercise, on, actor, cancellationToken);
        if (!outcome.Succeeded(out var result))
        {
            return new(outcome.Problems);
        }

        var digests = Digests(result).ToList();
        var shown = digests.Where(digest => digest.To.Channel == channel).ToList();
        var number = Math.Clamp(page, 1, Math.Max(1, (shown.Count + PageSize - 1) / PageSize));
        return new Result(
            on, result.IsWorkingDay, [.. shown.Skip((number - 1) * PageSize).Take(PageSize)], shown.Count, number,
            digests.CountBy(digest => digest.To.Channel).ToDictionary(), result.Planned.CountBy(item => item.Decision).ToDictionary());
    }

    /// <summary>One of them opened.</summary>
    public async Task<Outcome<Letter>> OpenAsync(
        ExerciseId? exercise, DateOnly on, ReminderChannel channel, string address, Actor actor, CancellationToken cancellationToken)
    {
        var outcome = await plan.RunAsync(exercise, on, actor, cancellationToken, await UnitsBehindAsync(channel, address, cancellationToken));
        if (!outcome.Succeeded(out var result))
        {
            return new(outcome.Problems);
        }

        var planned = result.Planned.Where(item => item.Decision == ReminderDecision.Send && item.Recipient!.Channel == channel && item.Recipient.Address == address).ToList();
        if (planned.Count == 0)
        {
            return SharedProblems.NotFound;
        }

        var to = planned[0].Recipient!;
        var ids = planned.Select(item => item.Obligation.Id).Distinct().ToList();
        var obligations = await db.Obligations.AsNoTracking().Include(item => item.Exercise.Collection).Where(item => ids.Contains(item.Id))
            .ToDictionaryAsync(item => item.Id, cancellationToken);
        var told = planned.Select(item => new MessageItem(
            obligations[item.Obligation.Id], item.Rule.Code, item.Rule.Audience, item.DueOn, item.WorkingDaysLate, [], Note: item.Note));
        var person = channel == ReminderChannel.Inbox ? null : to.Name;
        return new Letter(to, await compose.RunAsync([.. told], person, to.Unit, on, settings.PublicUrl, cancellationToken));
    }

    /// <summary>The units whose people are written to there: one person may be the contact of several.</summary>
    private async Task<List<UnitId>> UnitsBehindAsync(ReminderChannel channel, string address, CancellationToken cancellationToken)
    {
        if (channel == ReminderChannel.Inbox)
        {
            return ReminderRecipient.UnitOfInbox(address) is { } unit ? [unit] : [];
        }

        var email = address[(address.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return await db.Units.AsNoTracking().Where(unit => unit.Contacts.Any(contact => contact.Email == email)).Select(unit => unit.Id).ToListAsync(cancellationToken);
    }

    private static IEnumerable<Digest> Digests(PlanReminders.Result result) =>
        from planned in result.Planned
        where planned.Decision == ReminderDecision.Send
        group planned by (planned.Recipient!.Channel, planned.Recipient.Address) into digest
        let kinds = digest.Select(item => MessageKinds.Of(item.Rule.Code, item.Rule.Audience, item.WorkingDaysLate)).Distinct().Order().ToList()
        orderby kinds[0], digest.Count() descending, digest.First().Recipient!.Name
        select new Digest(
            digest.First().Recipient!, kinds, digest.Select(item => item.Obligation.Id).Distinct().Count(), digest.Max(item => item.WorkingDaysLate));
}
