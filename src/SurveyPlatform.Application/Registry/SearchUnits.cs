using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Registry;

/// <summary>
/// Finds units as they stand on a day, by name or code, with or without accents; exact matches first, then in Vietnamese order. The actor sees
/// within the own scope, which on a day before a reorganisation are the units whose heirs are there.
/// </summary>
[UseCase]
public sealed class SearchUnits(SurveyDbContext db, TimeProvider clock)
{
    public const int PageSize = 50;

    public sealed record Query(string? Text = null, UnitKind? Kind = null, UnitId? Parent = null, int Page = 1, DateOnly? On = null);

    public sealed record Row(UnitId Id, UnitKind Kind, string Code, string FullName, string? NameEn, string? ParentName, int Contacts);

    public sealed record Result(IReadOnlyList<Row> Rows, int Total, int Page, DateOnly Day, bool IsToday);

    public async Task<Outcome<Result>> RunAsync(Query query, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewReturns) && !actor.May(Permission.ManageRegistry))
        {
            return SharedProblems.NotPermitted;
        }

        var day = query.On ?? clock.Today;
        var today = db.UnitVersions.AsNoTracking().Where(version => version.ValidFrom <= day && (version.ValidTo == null || day < version.ValidTo));
        var rows = from version in today.VisibleTo(actor)
                   join unit in db.Units on EF.Property<UnitId>(version, "UnitId") equals unit.Id
                   where query.Kind == null || unit.Kind == query.Kind
                   where query.Parent == null || version.ParentId == query.Parent || unit.Id == query.Parent
                   select new { Unit = unit, Version = version };
        var exact = VietnameseText.SearchKey(query.Text ?? "");
        if (exact.Length > 0)
        {
            var folded = VietnameseText.FoldedKey(exact);
            rows = rows.Where(row => row.Version.FoldedKey.Contains(folded) || row.Version.Code.StartsWith(exact));
        }

        var total = await rows.CountAsync(cancellationToken);
        var page = Math.Clamp(query.Page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var found = await rows
            .OrderBy(row => row.Version.Code == exact || row.Version.SearchKey.Contains(exact) ? 0 : 1)
            .ThenBy(row => row.Unit.Kind == UnitKind.Province ? 0 : row.Unit.Kind == UnitKind.District ? 1 : row.Unit.Kind == UnitKind.Commune ? 2 : 3)
            .ThenBy(row => row.Version.SortKey).ThenBy(row => row.Version.Code)
            .Skip((page - 1) * PageSize).Take(PageSize)
            .Select(row => new
            {
                row.Unit.Id,
                row.Unit.Kind,
                row.Version.Code,
                row.Version.TypeName,
                row.Version.Name,
                row.Version.NameEn,
                Parent = today.Where(parent => (UnitId?)EF.Property<UnitId>(parent, "UnitId") == row.Version.ParentId)
                    .Select(parent => new { parent.TypeName, parent.Name }).FirstOrDefault(),
                Contacts = row.Unit.Contacts.Count,
            })
            .ToListAsync(cancellationToken);
        return new Result(
            [
                .. found.Select(row => new Row(
                    row.Id, row.Kind, row.Code, UnitNames.Full(row.TypeName, row.Name), row.NameEn,
                    row.Parent is { } parent ? UnitNames.Full(parent.TypeName, parent.Name) : null, row.Contacts)),
            ],
            total,
            page,
            day,
            day == clock.Today);
    }
}
