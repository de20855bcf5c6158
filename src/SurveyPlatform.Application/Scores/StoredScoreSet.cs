using System.Text.Json;

namespace SurveyPlatform.Scores;

/// <summary>The criteria of a year as they stand; what was frozen keeps its own.</summary>
public sealed class StoredScoreSet
{
    public required string Code { get; init; }

    public int Year { get; init; }

    /// <summary>Incremented by every save. The database refuses a write that saw an older one.</summary>
    public int Revision { get; private set; }

    /// <summary>The <see cref="ScoreSet"/>.</summary>
    public string DocumentJson { get; private set; } = "";

    public DateTime SavedAtUtc { get; private set; }

    public string SavedBy { get; private set; } = "";

    public ScoreSet Read() => JsonSerializer.Deserialize<ScoreSet>(DocumentJson, ScoreJson.Options)!;

    public void Save(ScoreSet set, string by, DateTime atUtc)
    {
        (DocumentJson, SavedBy, SavedAtUtc) = (JsonSerializer.Serialize(set, ScoreJson.Options), by, atUtc);
        Revision++;
    }
}

/// <summary>One vintage of a year's scores: whatever is corrected later does not move it.</summary>
public sealed class FrozenScores
{
    public const int ReasonMaxLength = 1000;

    public Guid Id { get; init; }

    public required string Code { get; init; }

    public int Year { get; init; }

    /// <summary>1, 2, 3 … within the year.</summary>
    public int Vintage { get; init; }

    public DateTime FrozenAtUtc { get; init; }

    public required string FrozenBy { get; init; }

    /// <summary>Why it was frozen again; null for the first.</summary>
    public string? Reason { get; init; }

    /// <summary>SHA-256 over the whole board, hexadecimal.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The <see cref="ScoreBoard"/>.</summary>
    public required string BoardJson { get; init; }
}
