using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Templates;

/// <summary>The draft of a form, for the designer: the one that is being worked on, else the newest published version as a draft that is not kept yet.</summary>
[UseCase]
public sealed class OpenTemplateDraft(SurveyDbContext db)
{
    /// <param name="Version">What the next save must name; 0: nothing is kept yet.</param>
    /// <param name="BasedOn">The published version it began from; 0: none.</param>
    /// <param name="Problems">What stands in the way of publishing; places are <c>section › question › field</c>.</param>
    public sealed record Result(FormTemplate Template, int Version, int BasedOn, string? SavedBy, DateTime? SavedAtUtc, IReadOnlyList<Problem> Problems);

    public async Task<Outcome<Result>> RunAsync(string code, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.DesignTemplates))
        {
            return SharedProblems.NotPermitted;
        }

        if (await db.TemplateDrafts.AsNoTracking().FirstOrDefaultAsync(draft => draft.TemplateCode == code, cancellationToken) is { } draft)
        {
            var kept = TemplateJson.Read(draft.DocumentJson).Require();
            return new Result(kept, draft.Version, draft.BasedOn, draft.SavedBy, draft.SavedAtUtc, TemplateCheck.Check(kept));
        }

        var newest = await db.TemplateVersions.AsNoTracking().Where(version => version.TemplateCode == code)
            .OrderByDescending(version => version.Number).FirstOrDefaultAsync(cancellationToken);
        if (newest is null)
        {
            return SharedProblems.NotFound;
        }

        var published = TemplateJson.Read(newest.DocumentJson).Require();
        return new Result(published, 0, newest.Number, null, null, TemplateCheck.Check(published));
    }
}
