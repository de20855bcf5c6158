using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Templates;

/// <summary>Drafts and versions of a form: the same for a recipe, a page and a program.</summary>
internal static class TemplatePublishing
{
    public static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));

    /// <summary>The draft of a form as somebody has seen it, to be changed; refused where there is none or a later save of it.</summary>
    public static async Task<Outcome<TemplateDraft>> DraftAsync(this SurveyDbContext db, string code, int draftVersion, CancellationToken cancellationToken) =>
        await db.TemplateDrafts.FirstOrDefaultAsync(item => item.TemplateCode == code, cancellationToken) is not { } draft ? TemplateProblems.NoDraft
        : draft.Version != draftVersion ? TemplateProblems.DraftChanged(draft.SavedBy)
        : draft;

    /// <summary>All versions of a form with their documents, oldest first.</summary>
    public static async Task<List<(TemplateVersion Version, FormTemplate Template)>> VersionsAsync(
        this SurveyDbContext db, string code, TemplateCache templates, CancellationToken cancellationToken)
    {
        var versions = await db.TemplateVersions.AsNoTracking().Where(version => version.TemplateCode == code).OrderBy(version => version.Number).ToListAsync(cancellationToken);
        var read = new List<(TemplateVersion, FormTemplate)>();
        foreach (var version in versions)
        {
            read.Add((version, (await templates.GetAsync(db, version.Id, cancellationToken)).Template));
        }

        return read;
    }

    /// <summary>The breaks of a form over all its versions.</summary>
    public static async Task<BrokenSeries> BrokenSeriesAsync(this SurveyDbContext db, string code, CancellationToken cancellationToken)
    {
        var versions = await db.TemplateVersions.AsNoTracking().Where(version => version.TemplateCode == code)
            .Select(version => new { version.Number, version.Breaks }).ToListAsync(cancellationToken);
        return new(versions.Select(version => (version.Number, (IReadOnlyList<SeriesBreak>)version.Breaks)));
    }

    /// <summary>Adds the next version and saves. Of two who publish in one moment, one is refused.</summary>
    public static async Task<Outcome<TemplateVersion>> AppendAsync(
        this SurveyDbContext db, FormTemplate template, IReadOnlyList<(TemplateVersion Version, FormTemplate Template)> published,
        IReadOnlyList<SeriesBreak> breaks, Actor actor, TimeProvider clock, CancellationToken cancellationToken)
    {
        var json = TemplateJson.Write(template);
        var newest = published.Count > 0 ? published[^1].Version.Number : 0;
        var next = new TemplateVersion
        {
            Id = clock.NewKey(),
            TemplateCode = template.Code,
            Number = newest + 1,
            DocumentJson = json,
            Hash = HashOf(json),
            Breaks = [.. breaks],
            PublishedAtUtc = clock.UtcNow,
            PublishedBy = actor.Name,
        };
        db.TemplateVersions.Add(next);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failure) when (failure is not DbUpdateConcurrencyException)
        {
            // The unique key lets one of two in. The other one's name is not read here: within a transaction nothing can be read any more.
            db.Entry(next).State = EntityState.Detached;
            return TemplateProblems.NewerPublished(newest, newest + 1, "?");
        }

        return next;
    }
}
