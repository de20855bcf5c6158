namespace SurveyPlatform.Registry;

/// <summary>What became of a unit on a day. Stored by name.</summary>
public enum SuccessionKind
{
    /// <summary>Named by a resolution, and left as it was.</summary>
    Unchanged,

    /// <summary>Ended; all of it belongs to a new unit, alone or with others.</summary>
    MergedInto,

    /// <summary>Ended; one of its parts belongs to a new unit. There is a row for each part.</summary>
    SplitInto,

    /// <summary>The same unit under another name.</summary>
    Renamed,

    /// <summary>The same unit of another type: a commune that became a town.</summary>
    Retyped,

    /// <summary>The same unit under another superior.</summary>
    Moved,

    /// <summary>Ended; nobody goes on in its place. Its figures belong to none of today's units.</summary>
    Abolished,
}

/// <summary>One unit's step to what it became; its first day is the day on which the new authority works, not that of the resolution.</summary>
public sealed class Succession
{
    public const int ResolutionMaxLength = 100;
    public const int ClauseMaxLength = 40;

    public Guid Id { get; init; }

    /// <summary>Null: one unit was renamed or moved by hand.</summary>
    public Guid? ReorganisationId { get; init; }

    public UnitId FromUnit { get; init; }

    /// <summary>The same unit where it goes on; of an abolished one whoever keeps its rows.</summary>
    public UnitId? ToUnit { get; init; }

    public SuccessionKind Kind { get; init; }

    /// <summary>The first day of what came after.</summary>
    public DateOnly Day { get; init; }

    public required string Resolution { get; init; }

    public string? Clause { get; init; }

    /// <summary>Of a split: how much of the old unit's figures this part has, from 0 to 1. Null: nobody has decided it, and nothing is assigned.</summary>
    public decimal? Share { get; private set; }

    /// <summary>Of the parts of a split the one that has the old unit's rows, people and open returns; true wherever there is only one way to go.</summary>
    public bool IsMainHeir { get; init; } = true;

    public string? DecidedBy { get; private set; }

    public DateTime? DecidedAtUtc { get; private set; }

    /// <summary>The old unit is no more from <see cref="Day"/> on.</summary>
    public bool IsEnd => Ends(Kind);

    public static bool Ends(SuccessionKind kind) => kind is SuccessionKind.MergedInto or SuccessionKind.SplitInto or SuccessionKind.Abolished;

    public void Decide(decimal share, string by, DateTime atUtc) => (Share, DecidedBy, DecidedAtUtc) = (share, by, atUtc);
}
