using SurveyPlatform.Collection;

namespace SurveyPlatform.Returns;

/// <summary>An open exercise goes over to another version of its form, and with it the drafts that were begun. What was submitted stays as it is.</summary>
public sealed class ExerciseMove
{
    public Guid Id { get; init; }

    public ExerciseId ExerciseId { get; init; }

    public Guid FromVersionId { get; init; }

    public Guid ToVersionId { get; init; }

    /// <summary>Where the answers go, by earlier name; null: dropped.</summary>
    public required Dictionary<string, string?> Mapping { get; init; }

    public required string By { get; init; }

    public DateTime AtUtc { get; init; }

    /// <summary>Null: drafts are still being moved. Finishing it twice does no harm.</summary>
    public DateTime? FinishedAtUtc { get; set; }
}

/// <summary>A draft as it was before it went over to another version of the form.</summary>
public sealed class MigratedDraft
{
    public Guid Id { get; init; }

    public ReturnId ReturnId { get; init; }

    public Guid MoveId { get; init; }

    /// <summary>The version of the form that <see cref="AnswersJson"/> answers.</summary>
    public Guid TemplateVersionId { get; init; }

    /// <summary>All answers as the unit had left them.</summary>
    public required string AnswersJson { get; init; }

    /// <summary>What has no place in the newer form.</summary>
    public required List<DroppedAnswer> Dropped { get; init; }

    /// <summary>Of the return, once it was moved: as long as it has not changed, the unit has not saved since.</summary>
    public int ReturnVersion { get; init; }

    public DateTime AtUtc { get; init; }
}
