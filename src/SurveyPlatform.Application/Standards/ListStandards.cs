using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Standards;

/// <summary>The minimum standards, one row for each: what is in force, what comes, what is being written.</summary>
[UseCase]
public sealed class ListStandards(SurveyDbContext db, TimeProvider clock)
{
    /// <param name="Shown">The version in force, else the newest; null: the standard is only drafted.</param>
    /// <param name="Draft">Null where there is none, or to who does not write standards.</param>
    public sealed record Row(string Code, MinimumStandard? Shown, bool InForce, MinimumStandard? Coming, int Versions, MinimumStandard? Draft, string? DraftedBy, DateTime? DraftedAtUtc)
    {
        public MinimumStandard Titled => (Shown ?? Draft)!;
    }

    public sealed record Result(IReadOnlyList<Row> Standards);

    public async Task<Outcome<Result>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageStandards) && !actor.May(Permission.ViewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        var published = (await db.Standards.AsNoTracking().ToListAsync(cancellationToken)).Select(standard => standard.Read()).ToLookup(standard => standard.Code, StringComparer.Ordinal);
        var drafts = actor.May(Permission.ManageStandards) ? await db.StandardDrafts.AsNoTracking().ToDictionaryAsync(draft => draft.Code, cancellationToken) : [];
        var codes = published.Select(versions => versions.Key).Union(drafts.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new Result([.. codes.Select(code => RowOf(code, [.. published[code]], drafts.GetValueOrDefault(code)))]);
    }

    private Row RowOf(string code, List<MinimumStandard> versions, StandardDraft? draft)
    {
        var inForce = MinimumStandard.OneInForceOn(clock.Today, versions);
        var coming = versions.Where(standard => standard.EffectiveFrom > clock.Today).MinBy(standard => standard.EffectiveFrom);
        return new(
            code, inForce ?? versions.MaxBy(standard => standard.Version), inForce is not null, coming, versions.Count,
            draft is null ? null : StandardJson.Read(draft.DocumentJson), draft?.SavedBy, draft?.SavedAtUtc);
    }
}
