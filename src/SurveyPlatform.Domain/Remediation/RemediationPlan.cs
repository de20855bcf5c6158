using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Remediation;

/// <summary>A department whose opinion is asked.</summary>
/// <param name="IsAskers">See <see cref="PlanOpinion.IsAskers"/>.</param>
public sealed record AskedDepartment(UnitId Id, string Name, string Path, bool IsAskers);

/// <summary>What a district (or a unit that no district is above) does in a year about its shortcomings and those of its communes.</summary>
public sealed class RemediationPlan
{
    public const int FirstYear = 2023;
    public const int MostTasks = 400;
    public const int NumberMaxLength = 60;
    public const int NoteMaxLength = 2000;

    private readonly List<RemediationTask> _tasks = [];
    private readonly List<PlanOpinion> _opinions = [];
    private readonly List<PlanMove> _moves = [];
    private readonly List<PlanVersion> _versions = [];

    public Guid Id { get; init; }

    public UnitId OwnerId { get; init; }

    public UnitKind OwnerKind { get; init; }

    public required string OwnerTypeName { get; init; }

    public required string OwnerName { get; init; }

    public required string OwnerSortKey { get; init; }

    /// <summary>Who has taken the owner's place, where a reorganisation has ended it.</summary>
    public UnitId? HeirId { get; set; }

    /// <summary>Who may see it now: the owner's path, or that of who has taken its place.</summary>
    public required string Path { get; set; }

    public int Year { get; init; }

    /// <summary>The quarter whose verdicts it was born from.</summary>
    public Period BornFrom { get; init; }

    /// <summary>The collection whose ladder chases its tasks.</summary>
    public required string CollectionCode { get; init; }

    public PlanState State { get; private set; }

    /// <summary>Incremented by every save and every move. The database refuses a write that saw an older one.</summary>
    public int Version { get; private set; }

    public required PlanText Text { get; set; }

    /// <summary>Of the newest kept text; 0 before the first.</summary>
    public int TextVersion { get; private set; }

    public int LastTaskNumber { get; private set; }

    public DateOnly? IssuedOn { get; private set; }

    /// <summary>As the records office gave it: <c>12/KH-UBND</c>.</summary>
    public string? IssuedNumber { get; private set; }

    public required string CreatedBy { get; init; }

    public DateTime CreatedAtUtc { get; init; }

    public IReadOnlyList<RemediationTask> Tasks => _tasks;

    public IReadOnlyList<PlanOpinion> Opinions => _opinions;

    public IReadOnlyList<PlanMove> Moves => _moves;

    public IReadOnlyList<PlanVersion> Versions => _versions;

    public UnitId AnsweringId => HeirId ?? OwnerId;

    public string OwnerFullName => UnitNames.Full(OwnerTypeName, OwnerName);

    public string OwnerAuthority => UnitNames.Authority(OwnerKind, OwnerTypeName, OwnerName);

    public bool CanBeEdited => State is PlanState.Draft or PlanState.Revised;

    /// <summary>It has been issued once: its tasks are reported on, chased and judged, also while an amendment is written.</summary>
    public bool IsInForce => IssuedOn is not null;

    /// <summary>Of each department the last that it was asked.</summary>
    public IEnumerable<PlanOpinion> LastOpinions => _opinions.GroupBy(opinion => opinion.DepartmentId).Select(asked => asked.MaxBy(opinion => opinion.Round)!);

    public RemediationTask AddTask(Func<int, RemediationTask> make)
    {
        var task = make(++LastTaskNumber);
        _tasks.Add(task);
        return task;
    }

    /// <summary>What has happened to a task goes with it: only one that nothing has happened to can be taken out.</summary>
    public bool RemoveTask(RemediationTask task) => task.Events.Count == 0 && _tasks.Remove(task);

    public PlanDocument Document() => new(
        Text, [.. _tasks.OrderBy(task => task.Number).Select(task => new PlanDocument.Task(task.Id, task.Number, task.UnitName, task.Shortcoming?.Title, task.Text))]);

    /// <summary>Keeps the text as it stands, unless it is as it was kept last.</summary>
    public void Keep(string? lastHash, string by, DateTime atUtc, Guid key)
    {
        Version++;
        var json = Document().Write();
        var hash = PlanDocument.HashOf(json);
        if (hash != lastHash)
        {
            _versions.Add(new() { Id = key, PlanId = Id, Number = ++TextVersion, DocumentJson = json, Hash = hash, By = by, AtUtc = atUtc });
        }
    }

    /// <summary>What has to be there before anybody is asked about it.</summary>
    public IEnumerable<Problem> Gaps() => _tasks.Count == 0
        ? [RemediationProblems.NoTasks]
        : Text.Gaps().Concat(_tasks.OrderBy(task => task.Number).SelectMany(task => task.Text.Gaps($"tasks[{task.Number}]")));

    public Outcome<PlanMove> AskOpinions(IReadOnlyList<AskedDepartment> departments, DateOnly dueOn, string by, DateTime atUtc, Func<Guid> newKey)
    {
        if (departments.Count == 0)
        {
            return RemediationProblems.NoAdvisers;
        }

        if (Gaps().ToList() is { Count: > 0 } gaps)
        {
            return new(gaps);
        }

        var moved = Apply(PlanAction.AskOpinions, by, atUtc, null, newKey());
        if (moved.Succeeded(out _))
        {
            var round = _opinions.Select(opinion => opinion.Round).DefaultIfEmpty().Max() + 1;
            _opinions.AddRange(departments.Select(department => new PlanOpinion
            {
                Id = newKey(),
                PlanId = Id,
                Round = round,
                DepartmentId = department.Id,
                DepartmentName = department.Name,
                DepartmentPath = department.Path,
                IsAskers = department.IsAskers,
                PlanVersion = TextVersion,
                AskedBy = by,
                AskedAtUtc = atUtc,
                DueOn = dueOn,
            }));
        }

        return moved;
    }

    /// <summary>Nobody may still want changes; who has said nothing by the due date is no longer waited for.</summary>
    public Outcome<PlanMove> Issue(string number, DateOnly on, DateOnly today, string by, DateTime atUtc, Guid key)
    {
        List<PlanOpinion> last = [.. LastOpinions];
        if (last.Where(opinion => !opinion.IsGiven && today <= opinion.DueOn).ToList() is { Count: > 0 } missing)
        {
            return RemediationProblems.OpinionsMissing(Names(missing));
        }

        if (last.Where(opinion => opinion.Stance == OpinionStance.WantsChanges).ToList() is { Count: > 0 } wanting)
        {
            return RemediationProblems.ChangesWanted(Names(wanting));
        }

        var moved = Gaps().ToList() is { Count: > 0 } gaps ? new(gaps) : Apply(PlanAction.Issue, by, atUtc, number, key);
        (IssuedNumber, IssuedOn) = moved.Succeeded(out _) ? (number, on) : (IssuedNumber, IssuedOn);
        return moved;
    }

    public Outcome<PlanMove> Complete(string by, DateTime atUtc, Guid key) => _tasks.Count(task => task.State != TaskState.Closed) is > 0 and var open
        ? RemediationProblems.OpenTasks(open)
        : Apply(PlanAction.Complete, by, atUtc, null, key);

    public Outcome<PlanMove> Apply(PlanAction action, string by, DateTime atUtc, string? note, Guid key)
    {
        if (note?.Length > NoteMaxLength)
        {
            return RemediationProblems.TooLong(NoteMaxLength).At("note");
        }

        if (PlanLifecycle.Next(State, action) is not { } next)
        {
            return RemediationProblems.NotAllowed(State, action);
        }

        var move = new PlanMove { Id = key, PlanId = Id, Action = action, From = State, To = next, By = by, AtUtc = atUtc, Note = note, PlanVersion = TextVersion };
        _moves.Add(move);
        State = next;
        Version++;
        return move;
    }

    private static string Names(IEnumerable<PlanOpinion> opinions) => string.Join(", ", opinions.Select(opinion => opinion.DepartmentName));
}
