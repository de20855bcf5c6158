using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Registry;

/// <summary>
/// Another name, type, code or superior from a day on. The unit stays itself: its figures go on as one series, and what was frozen before keeps the
/// old words. Whoever is moved takes all below along.
/// </summary>
[UseCase]
public sealed class ChangeUnit(SurveyDbContext db, IEnumerable<IFollowsReorganisation> followers, TimeProvider clock)
{
    /// <param name="Seen">The version that was changed on the page.</param>
    /// <param name="Resolution">On whose strength.</param>
    public sealed record Request(
        UnitId Unit, Guid Seen, DateOnly? From, string Code, string TypeName, string Name, string? NameEn, UnitId? Parent, string Resolution);

    public async Task<Outcome<SuccessionKind>> RunAsync(Request request, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageRegistry))
        {
            return SharedProblems.NotPermitted;
        }

        if (!await db.UnitVersions.VisibleTo(actor).AnyAsync(version => EF.Property<UnitId>(version, "UnitId") == request.Unit, cancellationToken))
        {
            return SharedProblems.NotFound;
        }

        var units = await db.Units.Include(unit => unit.History).ToListAsync(cancellationToken);
        var unit = units.Single(item => item.Id == request.Unit);
        if (unit.Last.Id != request.Seen)
        {
            return RegistryProblems.ChangedMeanwhile;
        }

        var kind = Kind(unit.Last, request);
        if (Refusals(unit, units, request, kind) is { Count: > 0 } refusals)
        {
            return new(refusals);
        }

        await ChangeAsync(unit, units, request, kind, cancellationToken);
        return kind;
    }

    private async Task ChangeAsync(ReportingUnit unit, List<ReportingUnit> units, Request request, SuccessionKind kind, CancellationToken cancellationToken)
    {
        var day = request.From!.Value;
        var next = UnitVersion.Create(
            clock.NewKey(), day, request.Code, request.TypeName, request.Name, string.IsNullOrWhiteSpace(request.NameEn) ? null : request.NameEn, request.Parent);
        if (unit.Last.ValidFrom == day)
        {
            db.Remove(unit.Last);
        }

        unit.Change(next);
        var moved = UnitPlacement.PlaceAll(units, day, clock);
        db.Successions.Add(new()
        {
            Id = clock.NewKey(),
            FromUnit = unit.Id,
            ToUnit = unit.Id,
            Kind = kind,
            Day = day,
            Resolution = VietnameseText.Clean(request.Resolution),
        });
        if (kind == SuccessionKind.Moved)
        {
            var heirs = new SuccessorPaths(units, await db.ReadSuccessionsAsync(cancellationToken), clock.Today).Follow(moved.Append(unit).Distinct());
            foreach (var follower in followers)
            {
                await follower.ApplyAsync(heirs, cancellationToken);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static SuccessionKind Kind(UnitVersion before, Request request) =>
        before.ParentId != request.Parent ? SuccessionKind.Moved
        : before.Name != VietnameseText.Clean(request.Name) ? SuccessionKind.Renamed
        : before.TypeName != VietnameseText.Clean(request.TypeName) ? SuccessionKind.Retyped
        : before.Code != request.Code.Trim() || (before.NameEn ?? "") != (request.NameEn ?? "").Trim() ? SuccessionKind.Renamed
        : SuccessionKind.Unchanged;

    private List<Problem> Refusals(ReportingUnit unit, List<ReportingUnit> units, Request request, SuccessionKind kind)
    {
        var problems = new List<Problem>();
        Text(request.Name, UnitVersion.NameMaxLength, "name");
        Text(request.Code, UnitVersion.CodeMaxLength, "code");
        Text(request.Resolution, Succession.ResolutionMaxLength, "resolution");
        if (request.TypeName.Length > UnitVersion.TypeMaxLength)
        {
            problems.Add(RegistryProblems.Needed(UnitVersion.TypeMaxLength).At("typeName"));
        }

        if (request.NameEn?.Length > UnitVersion.NameMaxLength)
        {
            problems.Add(RegistryProblems.Needed(UnitVersion.NameMaxLength).At("nameEn"));
        }

        if (kind == SuccessionKind.Unchanged)
        {
            problems.Add(RegistryProblems.NothingChanged);
        }

        if (request.From is not { } day)
        {
            problems.Add(RegistryProblems.NeedsDay.At("from"));
        }
        else if (unit.Last.ValidTo is not null || day < unit.Last.ValidFrom)
        {
            problems.Add(RegistryProblems.NotBefore(unit.Last.ValidFrom).At("from"));
        }
        else if (kind == SuccessionKind.Moved && day > clock.Today)
        {
            problems.Add(RegistryProblems.MovedAhead.At("from"));
        }
        else
        {
            Place(unit, units, request, day);
        }

        return problems;

        void Text(string text, int most, string place)
        {
            if (string.IsNullOrWhiteSpace(text) || text.Length > most)
            {
                problems.Add(RegistryProblems.Needed(most).At(place));
            }
        }

        void Place(ReportingUnit self, List<ReportingUnit> all, Request asked, DateOnly from)
        {
            if (all.Exists(other => other.Id != self.Id && other.On(from)?.Code == asked.Code.Trim()))
            {
                problems.Add(RegistryProblems.CodeInUse(asked.Code.Trim()).At("code"));
            }

            var parent = all.Find(other => other.Id == asked.Parent)?.On(from);
            if (asked.Parent is not null && (parent is null || parent.Path.StartsWith(self.Last.Path, StringComparison.Ordinal)))
            {
                problems.Add(RegistryProblems.NoSuchSuperior.At("parent"));
            }
        }
    }
}
