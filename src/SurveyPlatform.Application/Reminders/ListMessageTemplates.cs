using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reminders;

/// <summary>The wordings that hold now, and who changed which when.</summary>
[UseCase]
public sealed class ListMessageTemplates(SurveyDbContext db, IPeople people)
{
    /// <param name="Number">Of the newest version; 0: nobody has ever changed it.</param>
    public sealed record Row(MessageKind Kind, string Language, MessageWording Wording, bool IsDefault, int Number, string? SavedBy, DateTime? SavedAtUtc);

    /// <param name="Versions">The newest first.</param>
    public sealed record Detail(Row Current, IReadOnlyList<Version> Versions);

    /// <param name="Wording">Null: it was put back to the platform's own words.</param>
    public sealed record Version(int Number, MessageWording? Wording, string SavedBy, DateTime SavedAtUtc);

    public async Task<Outcome<List<Row>>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        var newest = (await db.NewestTemplates().AsNoTracking().ToListAsync(cancellationToken)).ToDictionary(template => (template.Kind, template.Language));
        var nameOf = await people.NamesAsync(newest.Values.Select(template => template.SavedBy), cancellationToken);
        return (from kind in Enum.GetValues<MessageKind>()
                from language in new[] { MessageTemplate.MainLanguage, MessageTemplate.SecondLanguage }
                select Of(kind, language, newest.GetValueOrDefault((kind, language)), nameOf)).ToList();
    }

    public async Task<Outcome<Detail>> GetAsync(MessageKind kind, string language, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        if (language is not (MessageTemplate.MainLanguage or MessageTemplate.SecondLanguage))
        {
            return SharedProblems.NotFound;
        }

        var versions = await db.MessageTemplates.AsNoTracking().Where(template => template.Kind == kind && template.Language == language)
            .OrderByDescending(template => template.Number).Take(20).ToListAsync(cancellationToken);
        var nameOf = await people.NamesAsync(versions.Select(version => version.SavedBy), cancellationToken);
        return new Detail(
            Of(kind, language, versions.FirstOrDefault(), nameOf),
            [.. versions.Select(version => new Version(version.Number, version.Wording, nameOf(version.SavedBy), version.SavedAtUtc))]);
    }

    private static Row Of(MessageKind kind, string language, MessageTemplate? newest, Func<string, string> nameOf) => new(
        kind, language, newest?.Wording ?? MessageDefaults.Of(kind, language), newest?.Wording is null, newest?.Number ?? 0,
        newest is null ? null : nameOf(newest.SavedBy), newest?.SavedAtUtc);
}
