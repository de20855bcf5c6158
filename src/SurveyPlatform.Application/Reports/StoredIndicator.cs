using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reports;

/// <summary>A published version of an indicator: its document as JSON, and of it what rows are found by.</summary>
public sealed class StoredIndicator
{
    public required string Code { get; init; }

    public int Version { get; init; }

    /// <summary>Where it stands among the others, the lowest first.</summary>
    public int Position { get; init; }

    /// <summary>The first cut-off day that it is worked out for.</summary>
    public DateOnly EffectiveFrom { get; init; }

    /// <summary>Set when the next version or its end is published; all else never changes.</summary>
    public DateOnly? EffectiveTo { get; set; }

    /// <summary>The <see cref="Indicator"/> as it was published.</summary>
    public required string DocumentJson { get; init; }

    public DateTime PublishedAtUtc { get; init; }

    public required string PublishedBy { get; init; }

    public bool IsInForceOn(DateOnly day) => EffectiveFrom <= day && (EffectiveTo is not { } end || day <= end);

    public Indicator Read() => IndicatorJson.Read(DocumentJson);
}

/// <summary>An indicator while it is being changed, right or wrong: nothing typed is lost.</summary>
public sealed class IndicatorDraft
{
    public required string Code { get; init; }

    /// <summary>Incremented by every save. The database refuses a write that saw an older one.</summary>
    public int Revision { get; set; }

    public int Position { get; set; }

    public DateOnly EffectiveFrom { get; set; }

    public required string DocumentJson { get; set; }

    public DateTime SavedAtUtc { get; set; }

    public required string SavedBy { get; set; }

    public Indicator Read() => IndicatorJson.Read(DocumentJson);
}

public static class IndicatorJson
{
    public static string Write(Indicator indicator) => JsonSerializer.Serialize(indicator, ReportJson.Options);

    public static Indicator Read(string json) => JsonSerializer.Deserialize<Indicator>(json, ReportJson.Options)!;
}

public static class IndicatorsReader
{
    /// <summary>The indicators in force on a day (of a quarter: its cut-off day), in the order in which they are shown.</summary>
    public static async Task<IReadOnlyList<Indicator>> ReadIndicatorsAsync(this SurveyDbContext db, DateOnly day, CancellationToken cancellationToken)
    {
        var stored = await db.Indicators.AsNoTracking()
            .Where(item => item.EffectiveFrom <= day && (item.EffectiveTo == null || day <= item.EffectiveTo)).ToListAsync(cancellationToken);
        return
        [
            .. stored.GroupBy(item => item.Code, StringComparer.Ordinal).Select(versions => versions.MaxBy(item => item.Version)!)
                .OrderBy(item => item.Position).ThenBy(item => item.Code, StringComparer.Ordinal).Select(item => item.Read()),
        ];
    }
}
