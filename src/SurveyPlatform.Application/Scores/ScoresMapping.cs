using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Scores;

internal sealed class ScoresMapping : IEntityTypeConfiguration<StoredScoreSet>, IEntityTypeConfiguration<FrozenScores>
{
    public void Configure(EntityTypeBuilder<StoredScoreSet> builder)
    {
        builder.ToTable("score_sets");
        builder.HasKey(set => new { set.Code, set.Year });
        builder.Property(set => set.Code).HasMaxLength(ScoreSet.CodeMaxLength);
        builder.Property(set => set.Revision).IsConcurrencyToken();
        builder.Property(set => set.SavedBy).HasMaxLength(Actor.NameMaxLength);
    }

    public void Configure(EntityTypeBuilder<FrozenScores> builder)
    {
        builder.ToTable("frozen_scores");
        builder.Property(frozen => frozen.Id).ValueGeneratedNever();
        builder.Property(frozen => frozen.Code).HasMaxLength(ScoreSet.CodeMaxLength);
        builder.Property(frozen => frozen.FrozenBy).HasMaxLength(Actor.NameMaxLength);
        builder.Property(frozen => frozen.Reason).HasMaxLength(FrozenScores.ReasonMaxLength);
        builder.Property(frozen => frozen.ContentHash).HasMaxLength(64);
        builder.HasIndex(frozen => new { frozen.Code, frozen.Year, frozen.Vintage }).IsUnique();
    }
}
