using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Templates;

/// <summary>The newest published version of every form: what a designer begins from or takes parts of, and what a standard can judge.</summary>
[UseCase]
public sealed class NewestTemplates(SurveyDbContext db, TemplateCache templates)
{
    public sealed record Result(IReadOnlyList<FormTemplate> Forms);

    public async Task<Outcome<Result>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.DesignTemplates) && !actor.May(Permission.ManageStandards))
        {
            return SharedProblems.NotPermitted;
        }

        var versions = await db.TemplateVersions.AsNoTracking().Select(version => new { version.Id, version.TemplateCode, version.Number }).ToListAsync(cancellationToken);
        var forms = new List<FormTemplate>();
        foreach (var newest in versions.GroupBy(version => version.TemplateCode, StringComparer.Ordinal).OrderBy(form => form.Key, StringComparer.Ordinal))
        {
            forms.Add((await templates.GetAsync(db, newest.MaxBy(version => version.Number)!.Id, cancellationToken)).Template);
        }

        return new Result(forms);
    }
}
