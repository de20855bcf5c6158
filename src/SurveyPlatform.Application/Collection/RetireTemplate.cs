using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Collection;

/// <summary>Takes a published version out of use: nothing new is opened with it; what was opened and handed in with it stays.</summary>
[UseCase]
public sealed class RetireTemplate(SurveyDbContext db, TimeProvider clock)
{
    public async Task<Outcome<Done>> RunAsync(Guid versionId, string reason, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.DesignTemplates))
        {
            return SharedProblems.NotPermitted;
        }

        if (await db.TemplateVersions.FirstOrDefaultAsync(item => item.Id == versionId, cancellationToken) is not { } version)
        {
            return SharedProblems.NotFound;
        }

        var others = await db.TemplateVersions.AnyAsync(
            item => item.TemplateCode == version.TemplateCode && item.Id != versionId && item.RetiredAtUtc == null, cancellationToken);
        var collections = await db.Collections.AsNoTracking().Where(collection => collection.TemplateCode == version.TemplateCode)
            .OrderBy(collection => collection.Code).ToListAsync(cancellationToken);
        if (!others && collections.Count > 0 && version.RetiredAtUtc is null)
        {
            return CollectionProblems.TemplateNeeded(version.TemplateCode, collections.Select(collection => collection.Title.Vi));
        }

        var retired = version.Retire(VietnameseText.Clean(reason), actor.Name, clock.UtcNow);
        if (retired.Problems.Count == 0)
        {
            await db.SaveChangesAsync(cancellationToken);
        }

        return retired;
    }
}
