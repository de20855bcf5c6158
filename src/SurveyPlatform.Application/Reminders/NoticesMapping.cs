using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Reminders;

internal sealed class NoticesMapping : IEntityTypeConfiguration<MessageTemplate>, IEntityTypeConfiguration<InboxRead>
{
    public void Configure(EntityTypeBuilder<MessageTemplate> builder)
    {
        builder.ToTable("message_templates");
        builder.Property(template => template.Id).ValueGeneratedNever();
        builder.Property(template => template.Language).HasMaxLength(MessageTemplate.LanguageMaxLength);
        builder.Property(template => template.Subject).HasMaxLength(MessageWording.SubjectMaxLength);
        builder.Property(template => template.Body).HasMaxLength(MessageWording.BodyMaxLength);
        builder.Property(template => template.SavedBy).HasMaxLength(Actor.NameMaxLength);
        builder.HasIndex(template => new { template.Kind, template.Language, template.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<InboxRead> builder)
    {
        builder.ToTable("inbox_reads");
        builder.HasKey(read => new { read.Reader, read.MessageId });
        builder.Property(read => read.Reader).HasMaxLength(Actor.NameMaxLength);
    }
}
