using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SurveyPlatform.Collection;

namespace SurveyPlatform.Standards;

internal sealed class StandardsMapping : IEntityTypeConfiguration<StoredStandard>, IEntityTypeConfiguration<UnitVerdict>
{
    public void Configure(EntityTypeBuilder<StoredStandard> builder)
    {
        builder.ToTable("minimum_standards");
        builder.HasKey(standard => new { standard.Code, standard.Version });
        builder.Property(standard => standard.Code).HasMaxLength(MinimumStandard.CodeMaxLength);
        builder.Property(standard => standard.TemplateCode).HasMaxLength(60);
    }

    public void Configure(EntityTypeBuilder<UnitVerdict> builder)
    {
        builder.ToTable("unit_verdicts");
        builder.Property(verdict => verdict.Id).ValueGeneratedNever();
        builder.Property(verdict => verdict.StandardCode).HasMaxLength(MinimumStandard.CodeMaxLength);
        builder.Property(verdict => verdict.CriterionCode).HasMaxLength(Criterion.CodeMaxLength);
        builder.HasOne(verdict => verdict.Obligation).WithMany().HasForeignKey(verdict => verdict.ObligationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<CollectionExercise>().WithMany().HasForeignKey(verdict => verdict.ExerciseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(verdict => new { verdict.ObligationId, verdict.StandardCode, verdict.CriterionCode }).IsUnique();
        builder.HasIndex(verdict => new { verdict.ExerciseId, verdict.Outcome });
    }
}
