using SurveyPlatform.Collection;

namespace SurveyPlatform.Reports;

/// <summary>One vintage of a period's report, frozen: the model, and the two files rendered from it then.</summary>
public sealed class CompiledReport
{
    public Guid Id { get; init; }

    /// <summary><see cref="ReportDefinition.Code"/>.</summary>
    public required string Definition { get; init; }

    public Period Period { get; init; }

    /// <summary>1, 2, 3 … within the period: a new one only where a figure, a name or a reason has changed.</summary>
    public int Vintage { get; init; }

    public DateTime CompiledAtUtc { get; init; }

    public required string CompiledBy { get; init; }

    /// <summary>SHA-256 over what is reported, hexadecimal; not over the day on which it is told.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The <see cref="ConsolidatedReport"/>.</summary>
    public required string ModelJson { get; init; }

    public required byte[] Workbook { get; init; }

    public required byte[] Document { get; init; }
}

/// <summary>The letterhead of a report, from a recipe.</summary>
public sealed class StoredLetterhead
{
    /// <summary><see cref="ReportDefinition.Code"/>.</summary>
    public required string Definition { get; init; }

    /// <summary>The <see cref="ReportLetterhead"/>.</summary>
    public required string LetterheadJson { get; set; }
}
