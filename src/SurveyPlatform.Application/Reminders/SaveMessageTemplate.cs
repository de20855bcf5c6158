using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reminders;

/// <summary>Puts a wording in place of the one that holds, or the platform's own back. What was there before stays as a version.</summary>
[UseCase]
public sealed class SaveMessageTemplate(SurveyDbContext db, TimeProvider clock)
{
    /// <param name="wording">Null: back to the platform's own.</param>
    /// <param name="seen">The number of the version that the writer had in view.</param>
    public async Task<Outcome<Done>> RunAsync(
        MessageKind kind, string language, MessageWording? wording, int seen, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        if (language is not (MessageTemplate.MainLanguage or MessageTemplate.SecondLanguage))
        {
            return SharedProblems.NotFound;
        }

        var clean = wording is null ? null : Clean(kind, wording);
        if (clean is not null && MessageCheck.Of(kind, language, clean) is { Count: > 0 } problems)
        {
            return new(problems);
        }

        var newest = await db.MessageTemplates.Where(template => template.Kind == kind && template.Language == language)
            .MaxAsync(template => (int?)template.Number, cancellationToken) ?? 0;
        if (newest != seen)
        {
            return RemindersProblems.WordingChanged;
        }

        db.MessageTemplates.Add(new()
        {
            Id = clock.NewKey(),
            Kind = kind,
            Language = language,
            Number = seen + 1,
            Subject = clean?.Subject,
            Body = clean?.Body,
            SavedBy = actor.Name,
            SavedAtUtc = clock.UtcNow,
        });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // The unique key has a second one of this number: somebody saved between the look and the write.
            return RemindersProblems.WordingChanged;
        }

        return new Done();
    }

    private static MessageWording Clean(MessageKind kind, MessageWording wording) => new(
        kind == MessageKind.Frame ? "" : wording.Subject.Normalize().Trim(),
        wording.Body.Normalize().ReplaceLineEndings("\n").Trim());
}
