using SurveyPlatform.Registry;

namespace SurveyPlatform.Collection;

public readonly record struct ObligationId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>
/// One unit owes one return in one exercise. Frozen when the exercise opens: who the unit was and where it stood then
/// stays, whatever becomes of it in the registry.
/// </summary>
public sealed class Obligation
{
    public ObligationId Id { get; init; }

    public ExerciseId ExerciseId { get; init; }

    public CollectionExercise Exercise { get; init; } = null!;

    public UnitId UnitId { get; init; }

    public UnitKind UnitKind { get; init; }

    public required string UnitCode { get; init; }

    public required string UnitTypeName { get; init; }

    public required string UnitName { get; init; }

    public required string UnitSortKey { get; init; }

    public required string UnitFoldedKey { get; init; }

    public UnitId? ParentId { get; init; }

    /// <summary>Where the unit, or its heir, is now: the row scope of everything that hangs on this obligation.</summary>
    public required string Path { get; set; }

    /// <summary>Whom to turn to: the unit, or who has its rows.</summary>
    public UnitId HolderId => HeirId ?? UnitId;

    /// <summary>Who is above the holder now.</summary>
    public UnitId? SuperiorId => Path.Split('/', StringSplitOptions.RemoveEmptyEntries) is [.., var superior, _]
        ? new UnitId(int.Parse(superior, System.Globalization.CultureInfo.InvariantCulture))
        : null;

    /// <param name="holder">Who has the rows from now on: the unit itself where it has only moved.</param>
    public void PassTo(UnitId holder, string path) => (HeirId, Path) = (holder == UnitId ? null : holder, path);

    /// <summary>The exercise's due date unless an extension moved it.</summary>
    public DateOnly DueOn { get; set; }

    /// <summary>The last day on which the return is still taken: the exercise's lock unless an extension or an unlocking moved it.</summary>
    public DateOnly LockOn { get; set; }

    public bool IsLockedOn(DateOnly day) => day > LockOn;

    /// <summary>When somebody of the unit first had the form in front of them; null: nobody has looked at it yet.</summary>
    public DateTime? FirstOpenedAtUtc { get; set; }

    /// <summary>Who has the rows of a unit that has ended since; null: the unit itself.</summary>
    public UnitId? HeirId { get; private set; }

    public string UnitFullName => UnitNames.Full(UnitTypeName, UnitName);

    public string AuthorityName => UnitNames.Authority(UnitKind, UnitTypeName, UnitName);
}
