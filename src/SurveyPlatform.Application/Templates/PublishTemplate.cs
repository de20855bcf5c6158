using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Templates;

/// <summary>Publishes a form as the next version of its code; the same document again publishes nothing.</summary>
[UseCase]
public sealed class PublishTemplate(SurveyDbContext db, TimeProvider clock)
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

        var json = TemplateJson.Write(template);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        var newest = await db.TemplateVersions.AsNoTracking().Where(version => version.TemplateCode == template.Code)
            .OrderByDescending(version => version.Number).Select(version => new { version.Id, version.Number, version.Hash })
            .FirstOrDefaultAsync(cancellationToken);
        if (newest?.Hash == hash)
        {
            return new Result(newest.Id, newest.Number, false);
        }

        var next = new TemplateVersion
        {
            Id = clock.NewKey(),
            TemplateCode = template.Code,
            Number = (newest?.Number ?? 0) + 1,
            DocumentJson = json,
            Hash = hash,
            PublishedAtUtc = clock.UtcNow,
            PublishedBy = actor.Name,
        };
        db.TemplateVersions.Add(next);
        await db.SaveChangesAsync(cancellationToken);
        return new Result(next.Id, next.Number, true);
    }
}
