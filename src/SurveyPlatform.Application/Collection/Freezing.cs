using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Registry;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Collection;

internal static class Freezing
{
    /// <summary>The units of some kinds as they stand on a day, superiors first.</summary>
    public static async Task<List<StandingUnit>> StandingAsync(this SurveyDbContext db, List<UnitKind> kinds, DateOnly day, CancellationToken cancellationToken) =>
        await (from unit in db.Units.AsNoTracking()
               from version in unit.History
               where kinds.Contains(unit.Kind) && version.ValidFrom <= day && (version.ValidTo == null || day < version.ValidTo)
               orderby version.Path
               select new StandingUnit(unit.Id, unit.Kind, version)).ToListAsync(cancellationToken);

    /// <summary>What the unit owes in the exercise, with its name and place as they are now.</summary>
    public static Obligation Freeze(this StandingUnit unit, CollectionExercise exercise, Guid key) => new()
    {
        Id = new(key),
        ExerciseId = exercise.Id,
        UnitId = unit.Id,
        UnitKind = unit.Kind,
        UnitCode = unit.Version.Code,
        UnitTypeName = unit.Version.TypeName,
        UnitName = unit.Version.Name,
        UnitSortKey = unit.Version.SortKey,
        UnitFoldedKey = unit.Version.FoldedKey,
        ParentId = unit.Version.ParentId,
        Path = unit.Version.Path,
        DueOn = exercise.Due,
        LockOn = exercise.Lock,
    };

    /// <summary>The newest published version of a form that is in use.</summary>
    public static async Task<Guid?> NewestVersionAsync(this SurveyDbContext db, string templateCode, CancellationToken cancellationToken) =>
        await db.TemplateVersions.AsNoTracking().Where(version => version.TemplateCode == templateCode && version.RetiredAtUtc == null)
            .OrderByDescending(version => version.Number).Select(version => (Guid?)version.Id).FirstOrDefaultAsync(cancellationToken);
}
