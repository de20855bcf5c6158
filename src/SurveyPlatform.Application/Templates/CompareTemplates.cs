using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Templates;

/// <summary>What changed from one version of a form to another.</summary>
[UseCase]
public sealed class CompareTemplates(SurveyDbContext db, TemplateCache templates)
{
    public sealed record Side(Guid Id, int Number, DateTime PublishedAtUtc, string PublishedBy);

    /// <param name="Before">The earlier one, whichever was named first.</param>
    /// <param name="Breaks">Series that end between the two.</param>
    public sealed record Result(
        FormTemplate Template, Side Before, Side After, IReadOnlyList<TemplateDifference> Differences, IReadOnlyList<(int Number, SeriesBreak Break)> Breaks);

    public async Task<Outcome<Result>> RunAsync(Guid one, Guid other, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.DesignTemplates) && !actor.May(Permission.ViewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        var versions = await db.TemplateVersions.AsNoTracking().Where(version => version.Id == one || version.Id == other)
            .OrderBy(version => version.Number).ToListAsync(cancellationToken);
        if (versions.Count != 2)
        {
            return SharedProblems.NotFound;
        }

        var (before, after) = (versions[0], versions[1]);
        if (before.TemplateCode != after.TemplateCode)
        {
            return TemplateProblems.OtherForm(before.TemplateCode);
        }

        var between = await db.TemplateVersions.AsNoTracking()
            .Where(version => version.TemplateCode == after.TemplateCode && version.Number > before.Number && version.Number <= after.Number)
            .OrderBy(version => version.Number).ToListAsync(cancellationToken);
        var earlier = (await templates.GetAsync(db, before.Id, cancellationToken)).Template;
        var later = (await templates.GetAsync(db, after.Id, cancellationToken)).Template;
        return new Result(
            later, SideOf(before), SideOf(after), TemplateDifference.Between(earlier, later),
            [.. between.SelectMany(version => version.Breaks, (version, broken) => (version.Number, broken))]);
    }

    private static Side SideOf(TemplateVersion version) => new(version.Id, version.Number, version.PublishedAtUtc, version.PublishedBy);
}
