using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Standards;

/// <summary>The minimum standards with their criteria, every version, newest first.</summary>
[UseCase]
public sealed class ListStandards(SurveyDbContext db, TimeProvider clock)
{
    /// <param name="InForce">The version that units are judged by today.</param>
    public sealed record Row(MinimumStandard Standard, bool InForce);

    public sealed record Result(IReadOnlyList<Row> Standards);

    public async Task<Outcome<Result>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageStandards) && !actor.May(Permission.ViewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        var stored = await db.Standards.AsNoTracking().OrderBy(standard => standard.Code).ThenByDescending(standard => standard.Version)
            .ToListAsync(cancellationToken);
        var standards = stored.Select(standard => standard.Read()).ToList();
        var inForce = MinimumStandard.InForceOn(clock.Today, standards);
        return new Result([.. standards.Select(standard => new Row(standard, inForce.Contains(standard)))]);
    }
}
