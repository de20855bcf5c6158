using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Reminders;

internal sealed class RemindersMapping :
    IEntityTypeConfiguration<ReminderMessage>,
    IEntityTypeConfiguration<ReminderItem>,
    IEntityTypeConfiguration<MessageNotice>,
    IEntityTypeConfiguration<ReminderSettings>,
    IEntityTypeConfiguration<ReminderPause>
{
    public void Configure(EntityTypeBuilder<ReminderMessage> builder)
    {
        builder.ToTable("reminder_messages");
        builder.Property(message => message.Id).ValueGeneratedNever();
        builder.Property(message => message.Recipient).HasMaxLength(ReminderMessage.RecipientMaxLength);
        builder.Property(message => message.RecipientName).HasMaxLength(Contact.NameMaxLength + 41);
        builder.Property(message => message.RecipientPhone).HasMaxLength(Contact.PhoneMaxLength);
        builder.Property(message => message.Error).HasMaxLength(ReminderMessage.ErrorMaxLength);
        builder.Property(message => message.Subject).HasMaxLength(ReminderMessage.SubjectMaxLength);
        builder.Property(message => message.Version).IsConcurrencyToken();
        builder.HasOne<ReportingUnit>().WithMany().HasForeignKey(message => message.RecipientUnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(message => message.Items).WithOne(item => item.Message).HasForeignKey(item => item.MessageId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(message => message.Notices).WithOne().HasForeignKey(notice => notice.MessageId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(message => new { message.State, message.NextAttemptAtUtc });
        builder.HasIndex(message => new { message.PlannedOn, message.Channel, message.Recipient });
        builder.HasIndex(message => message.ClaimToken);
    }

    public void Configure(EntityTypeBuilder<ReminderItem> builder)
    {
        builder.ToTable("reminder_items");
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.Property(item => item.Rule).HasMaxLength(ReminderItem.RuleMaxLength);
        builder.Property(item => item.Occasion).HasMaxLength(ReminderItem.OccasionMaxLength);
        builder.Property(item => item.Recipient).HasMaxLength(ReminderMessage.RecipientMaxLength);
        builder.Property(item => item.Note).HasMaxLength(ReminderItem.NoteMaxLength);
        builder.HasOne(item => item.Obligation).WithMany().HasForeignKey(item => item.ObligationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(item => new { item.ObligationId, item.Rule, item.Occasion, item.Channel, item.Recipient }).IsUnique();
        builder.HasIndex(item => item.MessageId);
    }

    public void Configure(EntityTypeBuilder<MessageNotice> builder)
    {
        builder.ToTable("message_notices");
        builder.Property(notice => notice.Id).ValueGeneratedNever();
        builder.Property(notice => notice.Kind).HasMaxLength(MessageNotice.KindMaxLength);
        builder.Property(notice => notice.Key).HasMaxLength(MessageNotice.KeyMaxLength);
        builder.Property(notice => notice.Link).HasMaxLength(MessageNotice.LinkMaxLength);
        builder.Property(notice => notice.Path).HasMaxLength(UnitVersion.PathMaxLength);
        builder.HasIndex(notice => notice.MessageId);
    }

    public void Configure(EntityTypeBuilder<ReminderSettings> builder)
    {
        builder.ToTable("reminder_settings");
        builder.Property(settings => settings.Id).ValueGeneratedNever();
        builder.Property(settings => settings.ChangedBy).HasMaxLength(Actor.NameMaxLength);
    }

    public void Configure(EntityTypeBuilder<ReminderPause> builder)
    {
        builder.ToTable("reminder_pauses");
        builder.Property(pause => pause.Id).ValueGeneratedNever();
        builder.Property(pause => pause.Reason).HasMaxLength(ReminderPause.ReasonMaxLength);
        builder.Property(pause => pause.By).HasMaxLength(Actor.NameMaxLength);
        builder.Property(pause => pause.EndedBy).HasMaxLength(Actor.NameMaxLength);
        builder.HasOne<ReportingUnit>().WithMany().HasForeignKey(pause => pause.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(pause => pause.UnitId);
    }
}
