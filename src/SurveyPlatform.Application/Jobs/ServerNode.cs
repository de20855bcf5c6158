using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SurveyPlatform.Jobs;

/// <summary>A server process on this database, from its start to its end.</summary>
public sealed class ServerNode
{
    public const int NameMaxLength = 100;

    public static readonly TimeSpan SaysSoEvery = TimeSpan.FromSeconds(15);

    /// <summary>Three times what it takes: one that is slow for a moment is not taken for dead.</summary>
    private static readonly TimeSpan Silence = SaysSoEvery * 3;

    public Guid Id { get; init; }

    /// <summary>Of the machine, and the number of the process on it.</summary>
    public required string Name { get; init; }

    public bool RunsJobs { get; init; }

    public DateTime StartedAtUtc { get; init; }

    public DateTime SeenAtUtc { get; set; }

    /// <summary>When it was stopped, or when the others gave it up.</summary>
    public DateTime? EndedAtUtc { get; set; }

    public bool IsAlive(DateTime nowUtc) => EndedAtUtc is null && !IsSilent(nowUtc);

    public bool IsSilent(DateTime nowUtc) => SeenAtUtc + Silence < nowUtc;
}

/// <summary>The process that this is.</summary>
public sealed record ThisNode(Guid Id, string Name, bool RunsJobs);

internal sealed class ServerNodeMapping : IEntityTypeConfiguration<ServerNode>
{
    public void Configure(EntityTypeBuilder<ServerNode> builder)
    {
        builder.ToTable("server_nodes");
        builder.Property(node => node.Id).ValueGeneratedNever();
        builder.Property(node => node.Name).HasMaxLength(ServerNode.NameMaxLength);
    }
}
