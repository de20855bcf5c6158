using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SurveyPlatform.Registry;

namespace SurveyPlatform.Reminders;

internal sealed class RemindersMapping : IEntityTypeConfiguration<ReminderMessage>
{
    public void Configure(EntityTypeBuilder<ReminderMessage> builder)
    {
        builder.ToTable("reminder_messages");
        builder.Property(message => message.Id).ValueGeneratedNever();
        builder.Property(message => message.Rule).HasMaxLength(ReminderMessage.RuleMaxLength);
        builder.Property(message => message.Recipient).HasMaxLength(Contact.EmailMaxLength);
        builder.Property(message => message.Error).HasMaxLength(ReminderMessage.ErrorMaxLength);
        builder.Property(message => message.Version).IsConcurrencyToken();
        builder.HasOne(message => message.Obligation).WithMany().HasForeignKey(message => message.ObligationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(message => new { message.ObligationId, message.Rule, message.Recipient }).IsUnique();
        builder.HasIndex(message => message.State);
    }
}
