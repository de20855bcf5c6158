using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Mail;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reminders;

/// <summary>
/// How a kind of message reads for a real unit, by the wordings that hold or by one that is being written; and sent to oneself,
/// to see that mail goes out and how it arrives. No unit hears of it and nothing is recorded.
/// </summary>
[UseCase]
public sealed class SendTestMessage(SurveyDbContext db, MailSender mail, MailSettings settings, TimeProvider clock)
{
    private const int MostUnits = 3;

    /// <param name="draft">In place of the wording that holds; null: as it is.</param>
    public async Task<Outcome<MessageText>> PreviewAsync(
        MessageKind kind, string language, MessageWording? draft, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        var wordings = await db.ReadWordingsAsync(cancellationToken);
        if (draft is not null)
        {
            wordings[(kind, language)] = draft;
        }

        var sample = kind == MessageKind.Frame ? MessageKind.Late : kind;
        var obligations = await db.Obligations.AsNoTracking().VisibleTo(actor).Include(item => item.Exercise.Collection)
            .OrderByDescending(item => item.Exercise.Due).ThenBy(item => item.UnitKind == UnitKind.Commune ? 0 : 1).ThenBy(item => item.UnitSortKey)
            .Take(MostUnits).ToListAsync(cancellationToken);
        if (obligations.Count == 0)
        {
            return RemindersProblems.NoExample;
        }

        var isList = sample.IsDigest || sample == MessageKind.ExtensionAsked;
        var items = obligations.Take(isList ? MostUnits : 1).Select(obligation => MessageSample.Of(sample, obligation)).ToList();
        var recipient = new MessageRecipient("Nguyễn Văn A", isList ? null : items[0].Obligation.AuthorityName);
        return new MessageTexts(wordings).Compose(items, recipient, settings.PublicUrl);
    }

    public async Task<Outcome<Done>> RunAsync(MessageKind kind, string address, Actor actor, CancellationToken cancellationToken)
    {
        if (address.Length > Contact.EmailMaxLength || !MailAddress.TryCreate(address, out var to) || to.Address != address)
        {
            return actor.May(Permission.ManageCollections) ? RemindersProblems.NotAnAddress : SharedProblems.NotPermitted;
        }

        var preview = await PreviewAsync(kind, MessageTemplate.MainLanguage, null, actor, cancellationToken);
        if (!preview.Succeeded(out var text))
        {
            return new(preview.Problems);
        }

        try
        {
            var id = $"{clock.NewKey():N}@surveyplatform";
            await mail.SendAsync(new(id, address, $"[Thử] {text.Subject}", text.Body), clock.GetUtcNow().ToOffset(LocalTime.Zone.BaseUtcOffset), cancellationToken);
            return new Done();
        }
        catch (SmtpException refusal)
        {
            return RemindersProblems.TestFailed(refusal.InnerException is { } cause ? $"{refusal.Message} {cause.Message}" : refusal.Message);
        }
    }
}
