using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Templates;

internal sealed class TemplatesMapping : IEntityTypeConfiguration<TemplateVersion>, IEntityTypeConfiguration<TemplateDraft>
{
    public void Configure(EntityTypeBuilder<TemplateVersion> builder)
    {
        builder.ToTable("template_versions");
        builder.Property(version => version.Id).ValueGeneratedNever();
        builder.Property(version => version.TemplateCode).HasMaxLength(TemplateCheck.NameMaxLength);
        builder.Property(version => version.Hash).HasMaxLength(64);
        builder.Property(version => version.PublishedBy).HasMaxLength(Actor.NameMaxLength);
        builder.Property(version => version.Breaks).StoredAsJson();
        builder.Property(version => version.RetiredBy).HasMaxLength(Actor.NameMaxLength);
        builder.Property(version => version.RetiredReason).HasMaxLength(TemplateVersion.ReasonMaxLength);
        builder.HasIndex(version => new { version.TemplateCode, version.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<TemplateDraft> builder)
    {
        builder.ToTable("template_drafts");
        builder.HasKey(draft => draft.TemplateCode);
        builder.Property(draft => draft.TemplateCode).HasMaxLength(TemplateCheck.NameMaxLength);
        builder.Property(draft => draft.Version).IsConcurrencyToken();
        builder.Property(draft => draft.SavedBy).HasMaxLength(Actor.NameMaxLength);
    }
}
