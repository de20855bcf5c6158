using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Templates;

/// <summary>The published forms and their versions, newest first.</summary>
[UseCase]
public sealed class ListTemplates(SurveyDbContext db, TemplateCache templates)
{
    public sealed record Row(Guid VersionId, string Code, int Number, LocalizedText Title, int Questions, DateTime PublishedAtUtc, string PublishedBy);

    public sealed record Result(IReadOnlyList<Row> Versions);

    /// <summary>One version with its document.</summary>
    public sealed record Detail(Row Version, FormTemplate Template);

    public async Task<Outcome<Result>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.DesignTemplates) && !actor.May(Permission.ViewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        var versions = await db.TemplateVersions.AsNoTracking().OrderBy(version => version.TemplateCode).ThenByDescending(version => version.Number)
            .Select(version => version.Id).ToListAsync(cancellationToken);
        var rows = new List<Row>();
        foreach (var id in versions)
        {
            rows.Add((await FindAsync(id, cancellationToken))!.Version);
        }

        return new Result(rows);
    }

    public async Task<Outcome<Detail>> GetAsync(Guid versionId, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.DesignTemplates) && !actor.May(Permission.ViewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        return await FindAsync(versionId, cancellationToken) is { } detail ? detail : SharedProblems.NotFound;
    }

    private async Task<Detail?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var version = await db.TemplateVersions.AsNoTracking().Where(item => item.Id == id)
            .Select(item => new { item.Id, item.TemplateCode, item.Number, item.PublishedAtUtc, item.PublishedBy }).FirstOrDefaultAsync(cancellationToken);
        if (version is null)
        {
            return null;
        }

        var template = (await templates.GetAsync(db, id, cancellationToken)).Template;
        var questions = template.Questions.Count() + template.LineGroups.Sum(group => group.Questions.Count);
        return new(new(version.Id, version.TemplateCode, version.Number, template.Title, questions, version.PublishedAtUtc, version.PublishedBy), template);
    }
}
