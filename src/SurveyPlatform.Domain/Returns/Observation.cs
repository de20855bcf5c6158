using SurveyPlatform.Collection;
using SurveyPlatform.Registry;

namespace SurveyPlatform.Returns;

/// <summary>One submitted answer as a row: what every total reads. Rewritten when a return is submitted again.</summary>
public sealed class Observation
{
    public const int ElementMaxLength = 100;

    /// <summary><see cref="Line"/> of an answer outside repeating lines.</summary>
    public const int NoLine = -1;

    public Guid Id { get; init; }

    public ObligationId ObligationId { get; init; }

    public ExerciseId ExerciseId { get; init; }

    /// <summary>The unit that answered.</summary>
    public UnitId UnitId { get; init; }

    /// <summary>The unit that a line speaks about, where it names one.</summary>
    public UnitId? SubjectId { get; init; }

    /// <summary>The question's <see cref="Templates.Question.ElementName"/>: the same over all versions of the form.</summary>
    public required string Element { get; init; }

    /// <summary>0, 1, 2 … within the line group, or <see cref="NoLine"/>.</summary>
    public int Line { get; init; } = NoLine;

    public decimal? Number { get; init; }

    /// <summary>Choices, texts, unit codes; dates as <c>yyyy-MM-dd</c>.</summary>
    public string? Text { get; init; }
}
