using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Registry;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Returns;

internal static class UnitChoices
{
    /// <summary>Every unit there is on that day.</summary>
    public static async Task<IReadOnlyList<OpenReturn.UnitChoice>> UnitChoicesAsync(this SurveyDbContext db, DateOnly day, CancellationToken cancellationToken)
    {
        var units = await (from version in db.UnitVersions.AsNoTracking()
                           where version.ValidFrom <= day && (version.ValidTo == null || day < version.ValidTo)
                           orderby version.SortKey
                           select new { Id = EF.Property<UnitId>(version, "UnitId"), version.Code, version.TypeName, version.Name, version.ParentId })
            .ToListAsync(cancellationToken);
        var byId = units.ToDictionary(unit => unit.Id, unit => (unit.Code, Name: UnitNames.Full(unit.TypeName, unit.Name)));
        var districts = (await db.Units.AsNoTracking().Where(unit => unit.Kind == UnitKind.District).Select(unit => unit.Id).ToListAsync(cancellationToken)).ToHashSet();
        return [.. units.Select(unit => districts.Contains(unit.Id) ? new(unit.Code, byId[unit.Id].Name, unit.Code)
            : unit.ParentId is { } parent && districts.Contains(parent) && byId.TryGetValue(parent, out var district)
                ? new OpenReturn.UnitChoice(unit.Code, $"{byId[unit.Id].Name}, {district.Name}", district.Code)
                : new(unit.Code, byId[unit.Id].Name))];
    }
}
