using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Collection;

/// <summary>What can be asked outside the schedule, and of whom.</summary>
[UseCase]
public sealed class ListAskable(SurveyDbContext db, TimeProvider clock)
{
    /// <summary>Beyond that units are named by their codes.</summary>
    public const int MostListed = 500;

    public sealed record Collection(string Code, LocalizedText Title);

    /// <param name="Group">The district that a commune belongs to; null for others.</param>
    public sealed record Unit(string Code, string Name, UnitKind Kind, string? Group);

    /// <param name="Units">Empty when there are more than can be shown.</param>
    public sealed record Result(IReadOnlyList<Collection> Collections, Collection Chosen, IReadOnlyList<Unit> Units, int Total, DateOnly Today, DateOnly EarliestDue);

    /// <param name="code">Null: the first collection.</param>
    public async Task<Outcome<Result>> RunAsync(string? code, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        var collections = await db.Collections.AsNoTracking().OrderBy(collection => collection.Code).ToListAsync(cancellationToken);
        if ((code is null ? collections.FirstOrDefault() : collections.Find(collection => collection.Code == code)) is not { } chosen)
        {
            return SharedProblems.NotFound;
        }

        var today = clock.Today;
        var standing = await db.StandingAsync(chosen.Respondents, today, cancellationToken);
        var names = standing.Concat(await db.StandingAsync([UnitKind.District], today, cancellationToken)).DistinctBy(unit => unit.Id)
            .ToDictionary(unit => unit.Id, unit => UnitNames.Full(unit.Version.TypeName, unit.Version.Name));
        var calendar = await db.ReadCalendarAsync(cancellationToken);
        return new Result(
            [.. collections.Select(collection => new Collection(collection.Code, collection.Title))], new(chosen.Code, chosen.Title),
            standing.Count > MostListed ? [] : [.. standing.Select(unit => new Unit(
                unit.Version.Code, names[unit.Id], unit.Kind, unit is { Kind: UnitKind.Commune, Version.ParentId: { } parent } ? names.GetValueOrDefault(parent) : null))],
            standing.Count, today, calendar.AddWorkingDays(today, 1));
    }
}
