using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Registry;

/// <summary>Takes away a draft that nothing was done with; what has been applied stays for good.</summary>
[UseCase]
public sealed class DiscardReorganisation(SurveyDbContext db)
{
    public async Task<Outcome<Done>> RunAsync(Guid id, int version, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageRegistry))
        {
            return SharedProblems.NotPermitted;
        }

        if (await db.Reorganisations.FirstOrDefaultAsync(item => item.Id == id, cancellationToken) is not { } item)
        {
            return SharedProblems.NotFound;
        }

        if (item.State == ReorganisationState.Applied)
        {
            return ReorganisationProblems.AlreadyApplied;
        }

        if (item.Version != version)
        {
            return RegistryProblems.ChangedMeanwhile;
        }

        db.Reorganisations.Remove(item);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return RegistryProblems.ChangedMeanwhile;
        }

        return default(Done);
    }
}
