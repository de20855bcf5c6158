using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Templates;

/// <summary>Compiled forms by version. A published version never changes, so none is ever stale.</summary>
public sealed class TemplateCache
{
    private readonly ConcurrentDictionary<Guid, CompiledTemplate> _compiled = new();

    /// <exception cref="InvalidOperationException">There is no such version, or it was published without being checked: a bug.</exception>
    public async Task<CompiledTemplate> GetAsync(SurveyDbContext db, Guid versionId, CancellationToken cancellationToken)
    {
        if (_compiled.TryGetValue(versionId, out var compiled))
        {
            return compiled;
        }

        var json = await db.TemplateVersions.Where(version => version.Id == versionId).Select(version => version.DocumentJson).SingleAsync(cancellationToken);
        return _compiled.GetOrAdd(versionId, TemplateJson.Read(json).Then(CompiledTemplate.Compile).Require());
    }
}
