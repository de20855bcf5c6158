using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Registry;

/// <summary>How much of a split unit's figures each part has. It may be decided before or after the reorganisation is applied, and anew.</summary>
[UseCase]
public sealed class DecideShares(SurveyDbContext db, TimeProvider clock)
{
    /// <param name="Shares">From 0 to 1, by the code of the part.</param>
    public sealed record Request(Guid Id, int Version, string OldCode, IReadOnlyDictionary<string, decimal> Shares, string MainHeir);

    public async Task<Outcome<Done>> RunAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageRegistry))
        {
            return SharedProblems.NotPermitted;
        }

        if (await db.Reorganisations.FirstOrDefaultAsync(item => item.Id == request.Id, cancellationToken) is not { } item)
        {
            return SharedProblems.NotFound;
        }

        if (item.Version != request.Version)
        {
            return RegistryProblems.ChangedMeanwhile;
        }

        var outcome = item.DecideShares(request.OldCode, request.Shares, request.MainHeir);
        if (outcome.Problems.Count == 0)
        {
            await DecideAppliedAsync(item, request, actor, cancellationToken);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateConcurrencyException)
            {
                return RegistryProblems.ChangedMeanwhile;
            }
        }

        return outcome;
    }

    private async Task DecideAppliedAsync(Reorganisation item, Request request, Actor actor, CancellationToken cancellationToken)
    {
        var steps = await db.Successions.Where(step => step.ReorganisationId == item.Id && step.Kind == SuccessionKind.SplitInto).ToListAsync(cancellationToken);
        if (steps.Count == 0)
        {
            return;
        }

        var before = (await db.UnitsOnAsync(item.OperatingDay.AddDays(-1), cancellationToken)).ToDictionary(unit => unit.Id, unit => unit.Version.Code);
        var after = (await db.UnitsOnAsync(item.OperatingDay, cancellationToken)).ToDictionary(unit => unit.Id, unit => unit.Version.Code);
        foreach (var step in steps.Where(step => before[step.FromUnit] == request.OldCode))
        {
            step.Decide(request.Shares[after[step.ToUnit!.Value]], actor.Name, clock.UtcNow);
        }
    }
}
