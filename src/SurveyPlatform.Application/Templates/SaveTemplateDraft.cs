using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Templates;

/// <summary>Keeps a form as it is being designed, right or wrong: nothing designed is lost. Two designers never overwrite each other.</summary>
[UseCase]
public sealed class SaveTemplateDraft(SurveyDbContext db, TimeProvider clock)
{
    /// <param name="Version">What the next save must name.</param>
    /// <param name="Problems">What stands in the way of publishing; places are <c>section › question › field</c>.</param>
    public sealed record Result(int Version, DateTime SavedAtUtc, IReadOnlyList<Problem> Problems);

    /// <param name="version">The version the caller has seen, 0 for the first save; refused with <see cref="TemplateProblems.DraftChanged"/> when it is no longer the newest.</param>
    public async Task<Outcome<Result>> RunAsync(FormTemplate template, int version, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.DesignTemplates))
        {
            return SharedProblems.NotPermitted;
        }

        if (TemplateCheck.Code(template.Code, "code").FirstOrDefault() is { } badCode)
        {
            return badCode;
        }

        var json = TemplateJson.Write(template);
        if (json.Length > TemplateDraft.DocumentMaxLength)
        {
            return SharedProblems.TooLarge("template", TemplateDraft.DocumentMaxLength);
        }

        var draft = await db.TemplateDrafts.FirstOrDefaultAsync(item => item.TemplateCode == template.Code, cancellationToken);
        if ((draft?.Version ?? 0) != version)
        {
            return TemplateProblems.DraftChanged(draft?.SavedBy);
        }

        if (draft is null)
        {
            var basedOn = await db.TemplateVersions.Where(item => item.TemplateCode == template.Code).MaxAsync(item => (int?)item.Number, cancellationToken) ?? 0;
            draft = db.TemplateDrafts.Add(new() { TemplateCode = template.Code, BasedOn = basedOn }).Entity;
        }

        draft.Save(json, actor.Name, clock.UtcNow);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another's save came first; for the first save of all that is a second row with the same key.
            db.ChangeTracker.Clear();
            var by = await db.TemplateDrafts.Where(item => item.TemplateCode == template.Code && item.Version != version).Select(item => item.SavedBy).FirstOrDefaultAsync(cancellationToken);
            if (by is null)
            {
                throw;
            }

            return TemplateProblems.DraftChanged(by);
        }

        return new Result(draft.Version, draft.SavedAtUtc, TemplateCheck.Check(template));
    }
}
