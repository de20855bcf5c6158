using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Jobs;

public enum JobOutcome
{
    Running,
    Succeeded,
    Failed,
}

/// <summary>One run of a scheduled job, by the clock or by hand.</summary>
public sealed class JobRun
{
    public const int MessageMaxLength = 2000;

    public Guid Id { get; init; }

    public required string Job { get; init; }

    public required string StartedBy { get; init; }

    public DateTime StartedAtUtc { get; init; }

    public DateTime? EndedAtUtc { get; private set; }

    public JobOutcome Outcome { get; private set; } = JobOutcome.Running;

    /// <summary>What it did, in one line, or why it failed.</summary>
    public string? Message { get; private set; }

    public void End(JobOutcome outcome, string message, DateTime atUtc) =>
        (Outcome, Message, EndedAtUtc) = (outcome, message.Length > MessageMaxLength ? message[..MessageMaxLength] : message, atUtc);
}

internal sealed class JobRunMapping : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> builder)
    {
        builder.ToTable("job_runs");
        builder.Property(run => run.Id).ValueGeneratedNever();
        builder.Property(run => run.Job).HasMaxLength(60);
        builder.Property(run => run.StartedBy).HasMaxLength(Actor.NameMaxLength);
        builder.Property(run => run.Message).HasMaxLength(JobRun.MessageMaxLength);
        builder.HasIndex(run => new { run.Job, run.StartedAtUtc });
    }
}
