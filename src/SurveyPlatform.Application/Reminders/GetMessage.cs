using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Mail;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reminders;

/// <summary>One message: as it was sent, or as it would read if it left now.</summary>
[UseCase]
public sealed class GetMessage(SurveyDbContext db, ComposeMessage compose, MailSettings settings)
{
    /// <param name="Text">Null: nothing is left of what it was to say.</param>
    public sealed record Result(ReminderMessage Message, MessageText? Text);

    public async Task<Outcome<Result>> RunAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        var message = await db.Reminders.AsNoTracking().VisibleTo(actor).Include(item => item.Notices).Include(item => item.Items).ThenInclude(item => item.Obligation.Exercise.Collection)
            .FirstOrDefaultAsync(item => item.Id == id, cancellationToken);
        if (message is null)
        {
            return SharedProblems.NotFound;
        }

        var text = message is { Subject: { } subject, Body: { } body } ? new(subject, body)
            : message.IsSettled ? null
            : await compose.RunAsync(message, settings.PublicUrl, cancellationToken);
        return new Result(message, text);
    }
}
