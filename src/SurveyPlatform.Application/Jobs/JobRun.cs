using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Jobs;

public enum JobOutcome
{
    Running,
    Succeeded,
    Failed,
}

/// <summary>One run of a job, by the clock or by hand.</summary>
public sealed class JobRun
{
    public Guid Id { get; init; }

    public required string Job { get; init; }

    public required string StartedBy { get; init; }

    /// <summary>The server that ran it; null for runs of before servers were told apart.</summary>
    public Guid? NodeId { get; set; }

    /// <summary>When its time was by the schedule; null when it was run by hand.</summary>
    public DateTime? ScheduledForUtc { get; init; }

    public DateTime StartedAtUtc { get; init; }

    public DateTime? EndedAtUtc { get; private set; }

    public JobOutcome Outcome { get; private set; } = JobOutcome.Running;

    /// <summary>What it did; a run that found nothing to do has none.</summary>
    public Dictionary<string, int> Counts { get; private set; } = [];

    public List<JobFailure> Failures { get; private set; } = [];

    /// <summary>What it is at, of a run that somebody waits for; null before it begins.</summary>
    public string? Step { get; private set; }

    /// <summary>What it is asked to work on; null: all that is due.</summary>
    public string? Subject { get; init; }

    /// <summary>Once more, after whoever was at it has stopped.</summary>
    public void Begin(Guid node) => (NodeId, Outcome, Failures, EndedAtUtc, Step) = (node, JobOutcome.Running, [], null, null);

    public void Succeed(JobTally tally, DateTime atUtc) => (Outcome, Counts, EndedAtUtc) = (JobOutcome.Succeeded, new(tally.Counts, StringComparer.Ordinal), atUtc);

    public void Fail(List<JobFailure> failures, DateTime atUtc) => (Outcome, Failures, EndedAtUtc) = (JobOutcome.Failed, failures, atUtc);
}

internal sealed class JobRunMapping : IEntityTypeConfiguration<JobRun>
{
    private const int NameMaxLength = 60;
    private const int StepMaxLength = 40;

    public void Configure(EntityTypeBuilder<JobRun> builder)
    {
        builder.ToTable("job_runs");
        builder.Property(run => run.Id).ValueGeneratedNever();
        builder.Property(run => run.Job).HasMaxLength(NameMaxLength);
        builder.Property(run => run.StartedBy).HasMaxLength(Actor.NameMaxLength);
        builder.Property(run => run.Subject).HasMaxLength(NameMaxLength);
        builder.Property(run => run.Step).HasMaxLength(StepMaxLength);
        builder.Property(run => run.Counts).StoredAsJson();
        builder.Property(run => run.Failures).StoredAsJson();
        builder.HasIndex(run => new { run.Job, run.StartedAtUtc });
        builder.HasIndex(run => run.Outcome);
    }
}
