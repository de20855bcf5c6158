using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Templates;

/// <summary>
/// Declares that the draft takes the version into account that was published meanwhile: whoever does it has seen the difference, and what
/// the draft says goes. Without this the newer version could be undone unseen.
/// </summary>
[UseCase]
public sealed class RebaseTemplateDraft(SurveyDbContext db)
{
    /// <param name="onto">The newest version, which was looked at.</param>
    public async Task<Outcome<Done>> RunAsync(string code, int draftVersion, int onto, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.DesignTemplates))
        {
            return SharedProblems.NotPermitted;
        }

        var seen = await db.DraftAsync(code, draftVersion, cancellationToken);
        if (!seen.Succeeded(out var draft))
        {
            return new(seen.Problems);
        }

        var newest = await db.TemplateVersions.AsNoTracking().Where(version => version.TemplateCode == code)
            .OrderByDescending(version => version.Number).Select(version => new { version.Number, version.PublishedBy }).FirstOrDefaultAsync(cancellationToken);
        if (newest is null || newest.Number != onto)
        {
            return TemplateProblems.NewerPublished(onto, newest?.Number ?? 0, newest?.PublishedBy ?? "");
        }

        draft.BasedOn = onto;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return TemplateProblems.DraftChanged(null);
        }

        return default(Done);
    }
}
