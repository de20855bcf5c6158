using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates;

internal sealed class TemplatesMapping : IEntityTypeConfiguration<TemplateVersion>
{
    public void Configure(EntityTypeBuilder<TemplateVersion> builder)
    {
        builder.ToTable("template_versions");
        builder.Property(version => version.Id).ValueGeneratedNever();
        builder.Property(version => version.TemplateCode).HasMaxLength(60);
        builder.Property(version => version.Hash).HasMaxLength(64);
        builder.Property(version => version.PublishedBy).HasMaxLength(Actor.NameMaxLength);
        builder.HasIndex(version => new { version.TemplateCode, version.Number }).IsUnique();
    }
}
