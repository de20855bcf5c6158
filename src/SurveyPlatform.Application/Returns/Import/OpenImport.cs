using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Returns.Import;

/// <summary>One's own file on its way, as far as one has got with it.</summary>
[UseCase]
public sealed class OpenImport(SurveyDbContext db, OpenReturn open)
{
    public async Task<Outcome<ImportSession>> RunAsync(ObligationId id, string group, Actor actor, CancellationToken cancellationToken) =>
        (await db.OpenImportAsync(open, id, group, actor, cancellationToken)).Then<ImportSession>(import => import.Session);
}
