using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reminders;

/// <summary>The messages that one's unit got inside the platform. Everybody of the unit reads the same; what is unread is each person's own.</summary>
[UseCase]
public sealed class ListInbox(SurveyDbContext db)
{
    public const int PageSize = 50;

    public sealed record Row(Guid Id, string Subject, DateTime SentAtUtc, bool IsRead);

    public sealed record Result(IReadOnlyList<Row> Rows, int Total, int Unread, int Page);

    public async Task<Outcome<Result>> RunAsync(int page, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Scope is null)
        {
            return SharedProblems.NotPermitted;
        }

        var inbox = db.InboxOf(actor);
        var total = await inbox.CountAsync(cancellationToken);
        var shown = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var rows = await inbox.OrderByDescending(message => message.SentAtUtc).ThenBy(message => message.Id).Skip((shown - 1) * PageSize).Take(PageSize)
            .Select(message => new Row(
                message.Id, message.Subject!, message.SentAtUtc!.Value, db.InboxReads.Any(read => read.Reader == actor.Name && read.MessageId == message.Id)))
            .ToListAsync(cancellationToken);
        return new Result(rows, total, await UnreadAsync(actor, cancellationToken), shown);
    }

    /// <summary>For the head of every page: one statement.</summary>
    public Task<int> UnreadAsync(Actor actor, CancellationToken cancellationToken) => db.InboxOf(actor)
        .CountAsync(message => !db.InboxReads.Any(read => read.Reader == actor.Name && read.MessageId == message.Id), cancellationToken);
}
