using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Returns;

/// <summary>Who asks for more time, and what was decided, newest first; for the unit itself, its own.</summary>
[UseCase]
public sealed class ListExtensions(SurveyDbContext db, IPeople people, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <param name="State">Of the return; null: not started.</param>
    /// <param name="WorkingDaysToDue">Negative: so many working days late.</param>
    /// <param name="WorkingDaysMore">What it asks for, or was given, beyond the due date before.</param>
    public sealed record Row(
        DueExtension Extension, LocalizedText Collection, Period Period, string UnitName, string? DistrictName, ReturnState? State, int WorkingDaysToDue,
        int WorkingDaysMore, string AskedBy, string DecidedBy);

    public sealed record Result(IReadOnlyList<Row> Open, IReadOnlyList<Row> Decided, int Total, int Page);

    /// <param name="page">Of what is decided, from 1.</param>
    public async Task<Outcome<Result>> RunAsync(int page, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        var visible = db.Obligations.VisibleTo(actor).Select(owed => owed.Id);
        var all = Loaded().Where(item => visible.Contains(item.ObligationId));
        var decided = all.Where(item => item.Decision != null);
        var total = await decided.CountAsync(cancellationToken);
        page = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var open = await all.Where(item => item.Decision == null).OrderBy(item => item.AskedAtUtc).Take(ExtensionChanges.MostAtOnce).ToListAsync(cancellationToken);
        var shown = await decided.OrderByDescending(item => item.DecidedAtUtc).ThenBy(item => item.Obligation.Path)
            .Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        var rows = (await RowsAsync([.. open, .. shown], cancellationToken)).ToLookup(row => row.Extension.Decision is null);
        return new Result([.. rows[true]], [.. rows[false]], total, page);
    }

    /// <summary>How many wait for an answer.</summary>
    public async Task<int> CountOpenAsync(Actor actor, CancellationToken cancellationToken)
    {
        var visible = db.Obligations.VisibleTo(actor).Select(owed => owed.Id);
        return await db.Extensions.CountAsync(item => item.Decision == null && visible.Contains(item.ObligationId), cancellationToken);
    }

    /// <summary>All of one obligation, the newest first: to its unit and to whoever may see its return.</summary>
    public async Task<Outcome<List<Row>>> OfAsync(ObligationId id, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.AnswerReturns) && !actor.May(Permission.ViewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        if (!await db.Obligations.VisibleTo(actor).AnyAsync(item => item.Id == id, cancellationToken))
        {
            return SharedProblems.NotFound;
        }

        var own = await Loaded().Where(item => item.ObligationId == id).OrderByDescending(item => item.Id).ToListAsync(cancellationToken);
        return await RowsAsync(own, cancellationToken);
    }

    /// <summary>The newest of each obligation that the actor's unit owes.</summary>
    public async Task<IReadOnlyDictionary<ObligationId, Row>> NewestOfOwnAsync(Actor actor, CancellationToken cancellationToken)
    {
        var own = db.Obligations.OwedBy(actor).Select(owed => owed.Id);
        var rows = await Loaded().Where(item => own.Contains(item.ObligationId)).OrderByDescending(item => item.Id).ToListAsync(cancellationToken);
        return (await RowsAsync([.. rows.DistinctBy(item => item.ObligationId)], cancellationToken)).ToDictionary(row => row.Extension.ObligationId);
    }

    private IQueryable<DueExtension> Loaded() => db.Extensions.AsNoTracking().Include(item => item.Obligation.Exercise.Collection);

    private async Task<List<Row>> RowsAsync(List<DueExtension> extensions, CancellationToken cancellationToken)
    {
        var ids = extensions.Select(item => item.ObligationId).Distinct().ToList();
        var states = await db.Returns.AsNoTracking().Where(item => ids.Contains(item.ObligationId))
            .Select(item => new { item.ObligationId, item.State }).ToDictionaryAsync(item => item.ObligationId, item => (ReturnState?)item.State, cancellationToken);
        var parents = extensions.Select(item => item.Obligation.ParentId).OfType<Registry.UnitId>().Distinct().ToList();
        var districts = await db.UnitVersions.AsNoTracking().Where(version => parents.Contains(EF.Property<Registry.UnitId>(version, "UnitId")))
            .OrderBy(version => version.ValidFrom).Select(version => new { Id = EF.Property<Registry.UnitId>(version, "UnitId"), version.TypeName, version.Name }).ToListAsync(cancellationToken);
        var districtNames = districts.GroupBy(version => version.Id).ToDictionary(unit => unit.Key, unit => Registry.UnitNames.Full(unit.Last().TypeName, unit.Last().Name));
        var name = await people.NamesAsync(extensions.SelectMany(item => new[] { item.AskedBy ?? "", item.DecidedBy ?? "" }), cancellationToken);
        var calendar = await db.ReadCalendarAsync(cancellationToken);
        return [.. extensions.Select(item => RowOf(item, states.GetValueOrDefault(item.ObligationId), districtNames, name, calendar))];
    }

    private Row RowOf(
        DueExtension item, ReturnState? state, Dictionary<Registry.UnitId, string> districts, Func<string, string> name, WorkingCalendar calendar)
    {
        var (owed, before) = (item.Obligation, item.DueBefore ?? item.Obligation.DueOn);
        return new(
            item, owed.Exercise.Collection.Title, owed.Exercise.Period, owed.UnitFullName,
            owed.UnitKind == Registry.UnitKind.Commune && owed.ParentId is { } parent ? districts.GetValueOrDefault(parent) : null, state,
            calendar.WorkingDaysBetween(clock.Today, owed.DueOn), calendar.WorkingDaysBetween(before, item.Until ?? item.AskedUntil ?? before),
            item.AskedBy is null ? "" : name(item.AskedBy), item.DecidedBy is null ? "" : name(item.DecidedBy));
    }
}
