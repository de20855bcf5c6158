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

    /// <summary>The unit's path at opening; the row scope of everything that hangs on this obligation.</summary>
    public required string Path { get; init; }

    /// <summary>The exercise's due date unless an extension moved it.</summary>
    public DateOnly DueOn { get; set; }

    /// <summary>The last day on which the return is still taken: the exercise's lock unless an extension or an unlocking moved it.</summary>
    public DateOnly LockOn { get; set; }

    public bool IsLockedOn(DateOnly day) => day > LockOn;

    /// <summary>When somebody of the unit first had the form in front of them; null: nobody has looked at it yet.</summary>
    public DateTime? FirstOpenedAtUtc { get; set; }

    public string UnitFullName => UnitNames.Full(UnitTypeName, UnitName);

    public string AuthorityName => UnitNames.Authority(UnitKind, UnitTypeName, UnitName);
}
