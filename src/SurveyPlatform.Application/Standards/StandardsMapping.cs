using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Standards;

internal sealed class StandardsMapping
    : IEntityTypeConfiguration<StoredStandard>, IEntityTypeConfiguration<StandardDraft>, IEntityTypeConfiguration<UnitVerdict>, IEntityTypeConfiguration<MapTile>
{
    public void Configure(EntityTypeBuilder<StoredStandard> builder)
    {
        builder.ToTable("minimum_standards");
        builder.HasKey(standard => new { standard.Code, standard.Version });
        builder.Property(standard => standard.Code).HasMaxLength(MinimumStandard.CodeMaxLength);
        builder.Property(standard => standard.TemplateCode).HasMaxLength(60);
        builder.Property(standard => standard.PublishedBy).HasMaxLength(Actor.NameMaxLength);
    }

    public void Configure(EntityTypeBuilder<StandardDraft> builder)
    {
        builder.ToTable("standard_drafts");
        builder.HasKey(draft => draft.Code);
        builder.Property(draft => draft.Code).HasMaxLength(MinimumStandard.CodeMaxLength);
        builder.Property(draft => draft.Version).IsConcurrencyToken();
        builder.Property(draft => draft.SavedBy).HasMaxLength(Actor.NameMaxLength);
    }

    public void Configure(EntityTypeBuilder<MapTile> builder)
    {
        builder.ToTable("map_tiles");
        builder.HasKey(tile => tile.UnitCode);
        builder.Property(tile => tile.UnitCode).HasMaxLength(20);
    }

    public void Configure(EntityTypeBuilder<UnitVerdict> builder)
    {
        builder.ToTable("unit_verdicts");
        builder.Property(verdict => verdict.Id).ValueGeneratedNever();
        builder.Property(verdict => verdict.StandardCode).HasMaxLength(MinimumStandard.CodeMaxLength);
        builder.Property(verdict => verdict.CriterionCode).HasMaxLength(Criterion.CodeMaxLength);
        builder.HasOne(verdict => verdict.Obligation).WithMany().HasForeignKey(verdict => verdict.ObligationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<CollectionExercise>().WithMany().HasForeignKey(verdict => verdict.ExerciseId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(verdict => verdict.Decided).StoredAsJson();
        builder.HasIndex(verdict => new { verdict.ObligationId, verdict.StandardCode, verdict.CriterionCode }, "IX_unit_verdicts_current")
            .IsUnique().HasFilter("superseded_at_utc IS NULL");
        builder.HasIndex(verdict => new { verdict.ObligationId, verdict.StandardCode, verdict.CriterionCode });
        builder.HasIndex(verdict => verdict.UnitId);
        builder.HasIndex(verdict => new { verdict.ExerciseId, verdict.Outcome });
    }
}
