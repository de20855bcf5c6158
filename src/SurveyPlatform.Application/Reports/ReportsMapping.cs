using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Reports;

internal sealed class ReportsMapping : IEntityTypeConfiguration<CompiledReport>, IEntityTypeConfiguration<StoredLetterhead>
{
    public void Configure(EntityTypeBuilder<CompiledReport> builder)
    {
        builder.ToTable("compiled_reports");
        builder.Property(report => report.Id).ValueGeneratedNever();
        builder.Property(report => report.Definition).HasMaxLength(ReportDefinition.CodeMaxLength);
        builder.Property(report => report.CompiledBy).HasMaxLength(Actor.NameMaxLength);
        builder.Property(report => report.ContentHash).HasMaxLength(64);
        builder.HasIndex(report => new { report.Definition, report.Period, report.Vintage }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<StoredLetterhead> builder)
    {
        builder.ToTable("report_letterheads");
        builder.HasKey(letterhead => letterhead.Definition);
        builder.Property(letterhead => letterhead.Definition).HasMaxLength(ReportDefinition.CodeMaxLength);
    }
}
