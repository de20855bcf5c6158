using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Templates;

/// <summary>Throws the draft of a form away for good. What is published stays.</summary>
[UseCase]
public sealed class DiscardTemplateDraft(SurveyDbContext db)
{
    /// <param name="name">The code of the form once more, as somebody wrote it who means it.</param>
    public async Task<Outcome<Done>> RunAsync(string code, int draftVersion, string name, Actor actor, CancellationToken cancellationToken)
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

        if (!string.Equals(name.Trim(), code, StringComparison.Ordinal))
        {
            return TemplateProblems.NameNotRepeated(code);
        }

        db.TemplateDrafts.Remove(draft);
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
