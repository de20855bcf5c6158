using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Returns;

/// <summary>The exercises, newest first, with how far each is among the units one may see.</summary>
[UseCase]
public sealed class ListExercises(SurveyDbContext db, TimeProvider clock)
{
    /// <summary>Counts over a set of obligations. Overdue ones are outstanding too; submitted ones include the approved.</summary>
    /// <param name="NotOpened">Of those not started: nobody of the unit has even looked at the form.</param>
    public sealed record Progress(
        int Expected, int NotStarted, int NotOpened, int InProgress, int SentBack, int Submitted, int Approved, int SubmittedLate, int Overdue)
    {
        public int Outstanding => NotStarted + InProgress + SentBack;

        public int ToReview => Submitted - Approved;
    }

    public sealed record Row(
        ExerciseId Id, string CollectionCode, LocalizedText Title, LocalizedText? LegalBasis, Period Period, ExerciseState State,
        DateOnly WindowStart, DateOnly WindowEnd, DateOnly CutOff, DateOnly Due, DateOnly Lock, Guid TemplateVersionId, Progress Progress)
    {
        /// <summary>From today to the due date; negative when it is past.</summary>
        public required int WorkingDaysLeft { get; init; }
    }

    /// <summary>One group of units: a district with its communes, or the units of one kind outside districts.</summary>
    public sealed record Group(UnitId? DistrictId, string? DistrictName, UnitKind Kind, Progress Progress)
    {
        public GroupKey Key => new(DistrictId, DistrictId is null ? Kind : UnitKind.District);
    }

    /// <summary>Which group a unit is counted in.</summary>
    public readonly record struct GroupKey(UnitId? District, UnitKind Kind)
    {
        public static GroupKey Of(UnitKind kind, UnitId unit, UnitId? parent) => kind switch
        {
            UnitKind.District => new(unit, UnitKind.District),
            UnitKind.Commune => new(parent, UnitKind.District),
            UnitKind.Province or UnitKind.Department or UnitKind.Operator => new(null, kind),
        };
    }

    public sealed record Result(IReadOnlyList<Row> Exercises);

    public sealed record Detail(Row Exercise, IReadOnlyList<Group> Groups);

    public async Task<Outcome<Result>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        var exercises = await db.Exercises.AsNoTracking().Include(exercise => exercise.Collection)
            .OrderByDescending(exercise => exercise.Period).ThenBy(exercise => exercise.CollectionCode).ToListAsync(cancellationToken);
        var states = (await StatesAsync(null, actor, cancellationToken)).ToLookup(state => state.ExerciseId);
        var calendar = await db.ReadCalendarAsync(cancellationToken);
        return new Result([.. exercises.Select(exercise => RowOf(exercise, states[exercise.Id], calendar))]);
    }

    /// <summary>One exercise with its progress by district.</summary>
    public async Task<Outcome<Detail>> GetAsync(ExerciseId id, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        var exercise = await db.Exercises.AsNoTracking().Include(item => item.Collection).FirstOrDefaultAsync(item => item.Id == id, cancellationToken);
        if (exercise is null)
        {
            return SharedProblems.NotFound;
        }

        var states = await StatesAsync(id, actor, cancellationToken);
        var day = exercise.CutOff;
        var districts = await (from unit in db.Units.AsNoTracking()
                               from version in unit.History
                               where unit.Kind == UnitKind.District && version.ValidFrom <= day && (version.ValidTo == null || day < version.ValidTo)
                               orderby version.SortKey
                               select new { unit.Id, version.TypeName, version.Name }).ToListAsync(cancellationToken);
        var byGroup = states.ToLookup(state => GroupKey.Of(state.UnitKind, state.UnitId, state.ParentId));
        var groups = districts
            .Select(district => new Group(
                district.Id, UnitNames.Full(district.TypeName, district.Name), UnitKind.District, Count(byGroup[new(district.Id, UnitKind.District)])))
            .Where(group => group.Progress.Expected > 0)
            .ToList();
        groups.AddRange(byGroup.Where(group => group.Key.Kind != UnitKind.District).Select(group => new Group(null, null, group.Key.Kind, Count(group))));
        return new Detail(RowOf(exercise, states, await db.ReadCalendarAsync(cancellationToken)), groups);
    }

    private Row RowOf(CollectionExercise exercise, IEnumerable<StateRow> states, WorkingCalendar calendar) => new(
        exercise.Id, exercise.CollectionCode, exercise.Collection.Title, exercise.Reason is { } reason ? new(reason) : exercise.Collection.LegalBasis, exercise.Period, exercise.State,
        exercise.WindowStart, exercise.WindowEnd, exercise.CutOff, exercise.Due, exercise.Lock, exercise.TemplateVersionId, Count(states))
    {
        WorkingDaysLeft = calendar.WorkingDaysBetween(clock.Today, exercise.Due),
    };

    private Progress Count(IEnumerable<StateRow> states)
    {
        var today = clock.Today;
        var rows = states.ToList();
        return new(
            rows.Count,
            rows.Count(row => row.State is null),
            rows.Count(row => row.State is null && !row.IsOpened),
            rows.Count(row => row.State == ReturnState.Draft),
            rows.Count(row => row.State == ReturnState.SentBack),
            rows.Count(row => row.State is ReturnState.Submitted or ReturnState.Approved),
            rows.Count(row => row.State == ReturnState.Approved),
            rows.Count(row => row.IsLate == true),
            rows.Count(row => row.State is not (ReturnState.Submitted or ReturnState.Approved) && row.DueOn < today));
    }

    private async Task<List<StateRow>> StatesAsync(ExerciseId? exercise, Actor actor, CancellationToken cancellationToken) =>
        await (from obligation in db.Obligations.AsNoTracking().VisibleTo(actor)
               where exercise == null || obligation.ExerciseId == exercise
               join formReturn in db.Returns on obligation.Id equals formReturn.ObligationId into returns
               from formReturn in returns.DefaultIfEmpty()
               select new StateRow(
                   obligation.ExerciseId, obligation.UnitId, obligation.ParentId, obligation.UnitKind, obligation.DueOn,
                   obligation.FirstOpenedAtUtc != null, (ReturnState?)formReturn!.State, (bool?)formReturn.FirstSubmittedLate)).ToListAsync(cancellationToken);

    private sealed record StateRow(
        ExerciseId ExerciseId, UnitId UnitId, UnitId? ParentId, UnitKind UnitKind, DateOnly DueOn, bool IsOpened, ReturnState? State, bool? IsLate);
}
