using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reminders;

public static class MessageTextsReader
{
    /// <summary>The wordings that hold now.</summary>
    public static async Task<MessageTexts> ReadMessageTextsAsync(this SurveyDbContext db, CancellationToken cancellationToken)
    {
        var newest = await db.NewestTemplates().AsNoTracking().ToListAsync(cancellationToken);
        return new(newest.Where(template => template.Body is not null).ToDictionary(template => (template.Kind, template.Language), template => template.Wording!));
    }

    internal static IQueryable<MessageTemplate> NewestTemplates(this SurveyDbContext db) => db.MessageTemplates.Where(template =>
        !db.MessageTemplates.Any(later => later.Kind == template.Kind && later.Language == template.Language && later.Number > template.Number));
}
