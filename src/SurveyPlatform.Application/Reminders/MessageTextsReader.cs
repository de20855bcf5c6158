using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reminders;

public static class MessageTextsReader
{
    /// <summary>The messages by the wordings that hold now.</summary>
    public static async Task<MessageTexts> ReadMessageTextsAsync(this SurveyDbContext db, CancellationToken cancellationToken) =>
        new(await db.ReadWordingsAsync(cancellationToken));

    internal static async Task<Dictionary<(MessageKind Kind, string Language), MessageWording>> ReadWordingsAsync(
        this SurveyDbContext db, CancellationToken cancellationToken) =>
        (await db.NewestTemplates().AsNoTracking().Where(template => template.Body != null).ToListAsync(cancellationToken))
            .ToDictionary(template => (template.Kind, template.Language), template => template.Wording!);

    internal static IQueryable<MessageTemplate> NewestTemplates(this SurveyDbContext db) => db.MessageTemplates.Where(template =>
        !db.MessageTemplates.Any(later => later.Kind == template.Kind && later.Language == template.Language && later.Number > template.Number));
}
