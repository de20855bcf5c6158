using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns.Import;

/// <summary>What there is before a file is chosen: one that waits, and the plan of the last time.</summary>
[UseCase]
public sealed class BeginImport(SurveyDbContext db, OpenReturn open)
{
    public sealed record Waiting(string FileName, DateTime AtUtc);

    public sealed record Remembered(string SavedBy, DateTime SavedAtUtc);

    public sealed record Result(OpenReturn.Result Opened, LineGroup Group, Waiting? File, Remembered? Plan);

    public async Task<Outcome<Result>> RunAsync(ObligationId id, string group, Actor actor, CancellationToken cancellationToken)
    {
        var outcome = await open.OpenGroupAsync(id, group, actor, cancellationToken);
        if (!outcome.Succeeded(out var into))
        {
            return new(outcome.Problems);
        }

        var waiting = await db.LineImports.Of(id, group, actor).Select(import => new Waiting(import.FileName, import.AtUtc)).FirstOrDefaultAsync(cancellationToken);
        var plan = await db.RememberedAsync(into.Opened, group, cancellationToken);
        return new Result(into.Opened, into.Group, waiting, plan is null ? null : new(plan.SavedBy, plan.SavedAtUtc));
    }
}
