using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Reports;

internal sealed class ReportsMapping : IEntityTypeConfiguration<CompiledReport>, IEntityTypeConfiguration<StoredLetterhead>,
    IEntityTypeConfiguration<StoredIndicator>, IEntityTypeConfiguration<IndicatorDraft>
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

    public void Configure(EntityTypeBuilder<StoredIndicator> builder)
    {
        builder.ToTable("indicators");
        builder.HasKey(indicator => new { indicator.Code, indicator.Version });
        builder.Property(indicator => indicator.Code).HasMaxLength(Indicator.CodeMaxLength);
        builder.Property(indicator => indicator.PublishedBy).HasMaxLength(Actor.NameMaxLength);
    }

    public void Configure(EntityTypeBuilder<IndicatorDraft> builder)
    {
        builder.ToTable("indicator_drafts");
        builder.HasKey(draft => draft.Code);
        builder.Property(draft => draft.Code).HasMaxLength(Indicator.CodeMaxLength);
        builder.Property(draft => draft.Revision).IsConcurrencyToken();
        builder.Property(draft => draft.SavedBy).HasMaxLength(Actor.NameMaxLength);
    }
}
