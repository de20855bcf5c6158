using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reports;

/// <summary>The indicators in their order: what is in force, what was, and what is being changed.</summary>
[UseCase]
public sealed class ListIndicators(SurveyDbContext db, TimeProvider clock)
{
    /// <param name="Newest">Null: it is a draft that was never published.</param>
    /// <param name="Earlier">Versions before the newest, the newest first.</param>
    public sealed record Row(string Code, Indicator Shown, Published? Newest, bool InForce, IReadOnlyList<Published> Earlier, string? DraftBy);

    public sealed record Published(int Version, DateOnly EffectiveFrom, DateOnly? EffectiveTo, Indicator Indicator, DateTime AtUtc, string By);

    public async Task<Outcome<IReadOnlyList<Row>>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageStandards) && !actor.May(Permission.ViewReports))
        {
            return SharedProblems.NotPermitted;
        }

        var today = clock.Today;
        var drafts = await db.IndicatorDrafts.AsNoTracking().ToListAsync(cancellationToken);
        var stored = (await db.Indicators.AsNoTracking().ToListAsync(cancellationToken)).OrderByDescending(item => item.Version).ToLookup(item => item.Code);
        return stored.Select(versions => (versions.Key, versions.First().Position)).Concat(drafts.Where(draft => !stored.Contains(draft.Code)).Select(draft => (Key: draft.Code, draft.Position)))
            .OrderBy(item => item.Position).ThenBy(item => item.Key, StringComparer.Ordinal)
            .Select(item =>
            {
                var versions = stored[item.Key].Select(version => new Published(version.Version, version.EffectiveFrom, version.EffectiveTo, version.Read(), version.PublishedAtUtc, version.PublishedBy)).ToList();
                var draft = drafts.Find(draft => draft.Code == item.Key);
                return new Row(
                    item.Key, versions.FirstOrDefault()?.Indicator ?? draft!.Read(), versions.FirstOrDefault(), stored[item.Key].Any(version => version.IsInForceOn(today)),
                    [.. versions.Skip(1)], draft?.SavedBy);
            }).ToList();
    }
}
