using SurveyPlatform.Collection;
using SurveyPlatform.Registry;

namespace SurveyPlatform.Returns.Import;

/// <summary>
/// A file on its way into the lines of a draft: what was read of it, and how far somebody has got with it. One per person and group of lines, kept
/// for a day, so that it can be gone on with after a line was cut and by any process of the site; not the draft itself before it is taken.
/// </summary>
public sealed class LineImport
{
    public const int FileNameMaxLength = 200;

    public static readonly TimeSpan Lasts = TimeSpan.FromDays(1);

    public Guid Id { get; init; }

    public ObligationId ObligationId { get; init; }

    public required string GroupName { get; init; }

    public required string By { get; init; }

    public required string FileName { get; init; }

    /// <summary>Not the file: its cells, packed (<see cref="ImportCells"/>).</summary>
    public required byte[] Cells { get; init; }

    /// <summary><see cref="ImportPlan"/> as JSON.</summary>
    public required string PlanJson { get; set; }

    public DateTime AtUtc { get; init; }
}

/// <summary>The plan that a unit took a group of lines by the last time.</summary>
public sealed class RememberedPlan
{
    public Guid Id { get; init; }

    public UnitId UnitId { get; init; }

    public required string TemplateCode { get; init; }

    public required string GroupName { get; init; }

    public required string PlanJson { get; set; }

    public required string SavedBy { get; set; }

    public DateTime SavedAtUtc { get; set; }
}
