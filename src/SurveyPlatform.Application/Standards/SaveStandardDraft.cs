using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Standards;

/// <summary>Keeps the next version of a standard as it is being written, right or wrong. Two people never overwrite each other unseen.</summary>
[UseCase]
public sealed class SaveStandardDraft(SurveyDbContext db, TimeProvider clock)
{
    /// <param name="Number">What the next save must name.</param>
    public sealed record Result(int Number);

    /// <param name="seen">The save that the caller began from, 0 for the first; refused with <see cref="StandardsProblems.DraftChanged"/> when it is no longer the newest.</param>
    public async Task<Outcome<Result>> RunAsync(MinimumStandard standard, int seen, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageStandards))
        {
            return SharedProblems.NotPermitted;
        }

        var json = StandardJson.Write(standard);
        if (json.Length > StandardJson.MaxLength || standard.Criteria.Count > StandardCheck.MostCriteria)
        {
            return SharedProblems.TooLarge("standard", StandardJson.MaxLength);
        }

        var draft = await db.StandardDrafts.FirstOrDefaultAsync(item => item.Code == standard.Code, cancellationToken);
        if ((draft?.Version ?? 0) != seen)
        {
            return StandardsProblems.DraftChanged(draft?.SavedBy);
        }

        if (draft is null)
        {
            draft = db.StandardDrafts.Add(new() { Code = standard.Code, DocumentJson = json, SavedBy = actor.Name }).Entity;
        }

        (draft.DocumentJson, draft.SavedBy, draft.SavedAtUtc, draft.Version) = (json, actor.Name, clock.UtcNow, draft.Version + 1);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another's save came first; for the first save of all that is a second row with the same key.
            db.ChangeTracker.Clear();
            var by = await db.StandardDrafts.Where(item => item.Code == standard.Code && item.Version != seen).Select(item => item.SavedBy).FirstOrDefaultAsync(cancellationToken);
            if (by is null)
            {
                throw;
            }

            return StandardsProblems.DraftChanged(by);
        }

        return new Result(draft.Version);
    }

    /// <summary>Takes the draft away; what is published stays.</summary>
    public async Task<Outcome<Done>> DiscardAsync(string code, int seen, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageStandards))
        {
            return SharedProblems.NotPermitted;
        }

        return await db.StandardDrafts.Where(draft => draft.Code == code && draft.Version == seen).ExecuteDeleteAsync(cancellationToken) == 1
            ? new Done()
            : await db.StandardDrafts.AnyAsync(draft => draft.Code == code, cancellationToken) ? StandardsProblems.DraftChanged(null) : SharedProblems.NotFound;
    }
}
