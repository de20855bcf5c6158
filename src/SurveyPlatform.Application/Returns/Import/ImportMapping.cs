using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Returns.Import;

internal sealed class ImportMapping : IEntityTypeConfiguration<LineImport>, IEntityTypeConfiguration<RememberedPlan>
{
    public void Configure(EntityTypeBuilder<LineImport> builder)
    {
        builder.ToTable("line_imports");
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.Property(item => item.GroupName).HasMaxLength(Observation.ElementMaxLength);
        builder.Property(item => item.By).HasMaxLength(Actor.NameMaxLength);
        builder.Property(item => item.FileName).HasMaxLength(LineImport.FileNameMaxLength);
        builder.HasOne<Obligation>().WithMany().HasForeignKey(item => item.ObligationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(item => new { item.ObligationId, item.GroupName, item.By }).IsUnique();
        builder.HasIndex(item => item.AtUtc);
    }

    public void Configure(EntityTypeBuilder<RememberedPlan> builder)
    {
        builder.ToTable("import_plans");
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.Property(item => item.TemplateCode).HasMaxLength(Observation.ElementMaxLength);
        builder.Property(item => item.GroupName).HasMaxLength(Observation.ElementMaxLength);
        builder.Property(item => item.SavedBy).HasMaxLength(Actor.NameMaxLength);
        builder.HasOne<ReportingUnit>().WithMany().HasForeignKey(item => item.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(item => new { item.UnitId, item.TemplateCode, item.GroupName }).IsUnique();
    }
}
