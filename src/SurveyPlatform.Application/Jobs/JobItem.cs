using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Jobs;

public enum JobItemState
{
    /// <summary>Is tried again by itself, at <see cref="JobItem.NextAttemptAtUtc"/>.</summary>
    Waiting,

    /// <summary>Was tried often enough; an administrator says how it goes on.</summary>
    SetAside,

    /// <summary>An administrator has said that it shall not be done.</summary>
    Skipped,
}

/// <summary>An item of a job that has failed. It holds up no other, and it is gone as soon as it succeeds.</summary>
public sealed class JobItem
{
    public const int KeyMaxLength = 100;
    public const int TitleMaxLength = 200;

    /// <summary>From one attempt to the next, longer each time; after the last an item is set aside.</summary>
    public static IReadOnlyList<TimeSpan> Pauses { get; } =
        [TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(12)];

    public required string Job { get; init; }

    public required string Key { get; init; }

    public required string Title { get; init; }

    public JobItemState State { get; private set; } = JobItemState.Waiting;

    public int Attempts { get; private set; }

    public DateTime FirstFailedAtUtc { get; init; }

    public DateTime LastFailedAtUtc { get; private set; }

    public DateTime? NextAttemptAtUtc { get; private set; }

    /// <summary>Of the last attempt.</summary>
    public List<JobFailure> Failures { get; private set; } = [];

    public string? SkippedBy { get; private set; }

    public bool IsDue(DateTime nowUtc) => State == JobItemState.Waiting && NextAttemptAtUtc <= nowUtc;

    public void Fail(List<JobFailure> failures, DateTime nowUtc)
    {
        (Failures, LastFailedAtUtc) = (failures, nowUtc);
        Attempts++;
        (State, NextAttemptAtUtc) = Attempts <= Pauses.Count
            ? (JobItemState.Waiting, nowUtc + Pauses[Attempts - 1])
            : (JobItemState.SetAside, (DateTime?)null);
    }

    public void Skip(Actor actor) => (State, NextAttemptAtUtc, SkippedBy) = (JobItemState.Skipped, null, actor.Name);
}

internal sealed class JobItemMapping : IEntityTypeConfiguration<JobItem>
{
    private const int NameMaxLength = 60;

    public void Configure(EntityTypeBuilder<JobItem> builder)
    {
        builder.ToTable("job_items");
        builder.HasKey(item => new { item.Job, item.Key });
        builder.Property(item => item.Job).HasMaxLength(NameMaxLength);
        builder.Property(item => item.Key).HasMaxLength(JobItem.KeyMaxLength);
        builder.Property(item => item.Title).HasMaxLength(JobItem.TitleMaxLength);
        builder.Property(item => item.Failures).StoredAsJson();
        builder.Property(item => item.SkippedBy).HasMaxLength(Actor.NameMaxLength);
    }
}
