using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Standards;

/// <summary>A criterion as one version of its standard words it.</summary>
public sealed record StandardCriterion(MinimumStandard Standard, Criterion Criterion);

internal static class StandardCriteria
{
    /// <summary>Of these versions of standards, in the order in which the standards list them.</summary>
    public static async Task<IReadOnlyList<StandardCriterion>> CriteriaAsync(
        this SurveyDbContext db, IEnumerable<(string Code, int Version)> versions, CancellationToken cancellationToken)
    {
        var wanted = versions.ToHashSet();
        var codes = wanted.Select(version => version.Code).Distinct(StringComparer.Ordinal).ToList();
        var stored = await db.Standards.AsNoTracking().Where(standard => codes.Contains(standard.Code)).OrderBy(standard => standard.Code)
            .ThenByDescending(standard => standard.Version).ToListAsync(cancellationToken);
        return
        [
            .. stored.Where(standard => wanted.Contains((standard.Code, standard.Version))).Select(standard => standard.Read())
                .SelectMany(standard => standard.Criteria, (standard, criterion) => new StandardCriterion(standard, criterion)),
        ];
    }

    public static StandardCriterion? Find(this IReadOnlyList<StandardCriterion> criteria, string standard, int version, string criterion) =>
        criteria.FirstOrDefault(item => (item.Standard.Code, item.Standard.Version, item.Criterion.Code) == (standard, version, criterion));
}
