using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Registry;

/// <summary>
/// Does in one transaction what the preview shows: units end and begin, others change, and everything that hangs on a unit goes to its heir.
/// Nothing is deleted and nothing is undone.
/// </summary>
[UseCase]
public sealed partial class ApplyReorganisation(
    SurveyDbContext db, IEnumerable<IFollowsReorganisation> followers, TimeProvider clock, ILogger<ApplyReorganisation> log)
{
    public sealed record Result(string Code, int Created, int Ended, int Changed);

    /// <param name="version">The draft as it was looked at.</param>
    public async Task<Outcome<Result>> RunAsync(Guid id, int version, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageRegistry))
        {
            return SharedProblems.NotPermitted;
        }

        if (await db.Reorganisations.FirstOrDefaultAsync(item => item.Id == id, cancellationToken) is not { } reorganisation)
        {
            return SharedProblems.NotFound;
        }

        if (reorganisation.Version != version)
        {
            return RegistryProblems.ChangedMeanwhile;
        }

        var units = await db.Units.Include(unit => unit.History).ToListAsync(cancellationToken);
        var planned = reorganisation.Apply(actor.Name, clock.UtcNow, clock.Today).Then(_ => ReorganisationPlan.Of(reorganisation, units));
        if (!planned.Succeeded(out var plan))
        {
            db.ChangeTracker.Clear();
            return new(planned.Problems);
        }

        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        try
        {
            await ChangeAsync(reorganisation, plan, units, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return RegistryProblems.ChangedMeanwhile;
        }

        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        LogApplied(reorganisation.Code, plan.Created.Count, plan.Endings.Count, plan.Changes.Count);
        return new Result(reorganisation.Code, plan.Created.Count, plan.Endings.Count, plan.Changes.Count);
    }

    private async Task ChangeAsync(Reorganisation reorganisation, ReorganisationPlan plan, List<ReportingUnit> units, CancellationToken cancellationToken)
    {
        var byId = units.ToDictionary(unit => unit.Id);
        plan.Endings.ToList().ForEach(ending => byId[ending.Unit.Id].End(plan.Day));
        var byCode = units.Where(unit => unit.On(plan.Day) is not null).ToDictionary(unit => unit.On(plan.Day)!.Code, StringComparer.Ordinal);
        await CreateAsync(plan, units, byCode, cancellationToken);
        foreach (var change in plan.Changes)
        {
            byId[change.Unit.Id].Change(Version(change.Next, plan.Day, byCode));
        }

        var moved = UnitPlacement.PlaceAll(units, plan.Day, clock).Where(unit => byId.ContainsKey(unit.Id)).ToList();
        CarryContacts(plan, byId, byCode);
        var steps = Steps(reorganisation, plan, byCode).ToList();
        db.Successions.AddRange(steps);
        await db.SaveChangesAsync(cancellationToken);

        var heirs = new SuccessorPaths(units, await db.ReadSuccessionsAsync(cancellationToken), plan.Day).Follow(moved);
        foreach (var follower in followers)
        {
            await follower.ApplyAsync(heirs, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Superiors get their keys before their parts name them.</summary>
    private async Task CreateAsync(ReorganisationPlan plan, List<ReportingUnit> units, Dictionary<string, ReportingUnit> byCode, CancellationToken cancellationToken)
    {
        foreach (var level in plan.Created.GroupBy(unit => unit.Kind).OrderBy(level => level.Key))
        {
            foreach (var next in level)
            {
                var unit = ReportingUnit.Create(next.Kind, Version(next, plan.Day, byCode));
                byCode[next.Code] = unit;
                units.Add(unit);
                db.Units.Add(unit);
            }

            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private UnitVersion Version(ReorganisationUnit unit, DateOnly day, Dictionary<string, ReportingUnit> byCode) =>
        UnitVersion.Create(clock.NewKey(), day, unit.Code, unit.TypeName, unit.Name, unit.NameEn, unit.ParentCode is { } parent ? byCode[parent].Id : null);

    /// <summary>Whom to write to goes along; of an abolished unit it stays where it is.</summary>
    private void CarryContacts(ReorganisationPlan plan, Dictionary<UnitId, ReportingUnit> byId, Dictionary<string, ReportingUnit> byCode)
    {
        foreach (var ending in plan.Endings.Where(ending => !ending.IsAbolished))
        {
            var heir = byCode[ending.Main.NewCode!];
            foreach (var contact in byId[ending.Unit.Id].Contacts.Where(contact => !heir.Contacts.Any(known => string.Equals(known.Email, contact.Email, StringComparison.OrdinalIgnoreCase))))
            {
                heir.AddContact(contact.CopyAs(clock.NewKey()));
            }
        }
    }

    private IEnumerable<Succession> Steps(Reorganisation reorganisation, ReorganisationPlan plan, Dictionary<string, ReportingUnit> byCode)
    {
        foreach (var (unit, row) in plan.Endings.SelectMany(ending => ending.Rows.Select(row => (ending.Unit, row))))
        {
            var step = Step(unit, row.NewCode is { } code ? byCode[code].Id : null, row.Kind, row.Clause, row.IsMainHeir);
            if (row.Share is { } share)
            {
                step.Decide(share, reorganisation.AppliedBy!, clock.UtcNow);
            }

            yield return step;
        }

        foreach (var change in plan.Changes)
        {
            yield return Step(change.Unit, change.Unit.Id, change.Kind, change.Clause);
        }

        Succession Step(StandingUnit from, UnitId? to, SuccessionKind kind, string? clause, bool isMain = true) => new()
        {
            Id = clock.NewKey(),
            ReorganisationId = reorganisation.Id,
            FromUnit = from.Id,
            ToUnit = to,
            Kind = kind,
            Day = plan.Day,
            Resolution = reorganisation.Resolution,
            Clause = clause,
            IsMainHeir = isMain,
        };
    }

    [LoggerMessage(EventId = 1201, Level = LogLevel.Information, Message = "Applied reorganisation {Code}: {Created} units created, {Ended} ended, {Changed} changed")]
    private partial void LogApplied(string code, int created, int ended, int changed);
}
