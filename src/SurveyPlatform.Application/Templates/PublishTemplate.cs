using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Templates;

/// <summary>Publishes a form document as the next version of its code, as recipes do; the same document again publishes nothing.</summary>
[UseCase]
public sealed class PublishTemplate(SurveyDbContext db, TemplateCache templates, TimeProvider clock)
{
    /// <param name="Published">False when the newest version is this very document.</param>
    public sealed record Result(Guid VersionId, int Number, bool Published);

    public async Task<Outcome<Result>> RunAsync(FormTemplate template, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.DesignTemplates))
        {
            return SharedProblems.NotPermitted;
        }

        if (TemplateCheck.Check(template) is { Count: > 0 } problems)
        {
            return new(problems);
        }

        var published = await db.VersionsAsync(template.Code, templates, cancellationToken);
        if (published.Count > 0 && published[^1].Version is var newest && newest.Hash == TemplatePublishing.HashOf(TemplateJson.Write(template)))
        {
            return new Result(newest.Id, newest.Number, false);
        }

        var breaks = SeriesBreak.Found([.. published.Select(version => version.Template)], template);
        return (await db.AppendAsync(template, published, breaks, actor, clock, cancellationToken)).Then<Result>(next => new Result(next.Id, next.Number, true));
    }
}
