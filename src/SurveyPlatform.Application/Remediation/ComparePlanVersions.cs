using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Remediation;

/// <summary>The kept versions of a plan, and any two of them side by side.</summary>
[UseCase]
public sealed class ComparePlanVersions(SurveyDbContext db)
{
    public sealed record Kept(int Number, string Hash, string By, DateTime AtUtc);

    /// <param name="From">0: there is only one version.</param>
    public sealed record Result(RemediationPlan Plan, IReadOnlyList<Kept> Versions, int From, int To, IReadOnlyList<PlanDifference> Differences);

    /// <param name="from">Null: the one before <paramref name="to"/>.</param>
    /// <param name="to">Null: the newest.</param>
    public async Task<Outcome<Result>> RunAsync(Guid id, int? from, int? to, Actor actor, CancellationToken cancellationToken)
    {
        if (await db.FindPlanAsync(id, actor, cancellationToken) is not { } plan || !plan.IsWholeFor(actor))
        {
            return SharedProblems.NotFound;
        }

        var versions = await db.PlanVersions.AsNoTracking().Where(version => version.PlanId == id).OrderByDescending(version => version.Number).ToListAsync(cancellationToken);
        var right = versions.Find(version => version.Number == (to ?? versions[0].Number));
        var left = versions.Find(version => version.Number == (from ?? (right?.Number ?? 0) - 1));
        return new Result(
            plan, [.. versions.Select(version => new Kept(version.Number, version.Hash, version.By, version.AtUtc))], left?.Number ?? 0, right?.Number ?? 0,
            left is not null && right is not null ? PlanComparison.Of(left.Read(), right.Read()) : []);
    }
}
