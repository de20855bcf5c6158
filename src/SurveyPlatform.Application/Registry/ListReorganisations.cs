using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Registry;

/// <summary>All reorganisations, the newest first.</summary>
[UseCase]
public sealed class ListReorganisations(SurveyDbContext db)
{
    public sealed record Row(
        Guid Id, string Code, LocalizedText Title, string Resolution, DateOnly OperatingDay, ReorganisationState State, string? AppliedBy, DateTime? AppliedAtUtc);

    public async Task<Outcome<IReadOnlyList<Row>>> RunAsync(Actor actor, CancellationToken cancellationToken) => actor.May(Permission.ManageRegistry)
        ? await db.Reorganisations.AsNoTracking().OrderByDescending(item => item.OperatingDay)
            .Select(item => new Row(item.Id, item.Code, item.Title, item.Resolution, item.OperatingDay, item.State, item.AppliedBy, item.AppliedAtUtc))
            .ToListAsync(cancellationToken)
        : SharedProblems.NotPermitted;
}
