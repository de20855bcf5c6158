namespace SurveyPlatform.Cms.Jobs;

/// <summary>How this node takes part in the work; the section <c>Hangfire</c> of the host's settings.</summary>
public sealed record HangfireSettings
{
    /// <summary>Empty: a file beside Orchard Core's. <c>Host=…</c>: PostgreSQL, where several nodes share the work.</summary>
    public string ConnectionString { get; init; } = "";

    /// <summary>A node with false only answers requests.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Few: jobs that wait their turn are no harm, pages that wait for jobs are. Shared out among the tenants, each at least one.</summary>
    public int Workers { get; init; } = 4;

    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the others wait for a node that says no more of what it had begun. With a file there are no others: what was begun is taken up at the next start.</summary>
    public TimeSpan TakeOverAfter { get; init; } = TimeSpan.FromMinutes(5);
}
