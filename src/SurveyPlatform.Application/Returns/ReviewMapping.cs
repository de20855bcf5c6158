using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Returns;

internal sealed class ReviewMapping : IEntityTypeConfiguration<ReviewRemark>, IEntityTypeConfiguration<ReasonVerdict>, IEntityTypeConfiguration<OnBehalf>
{
    public void Configure(EntityTypeBuilder<ReviewRemark> builder)
    {
        builder.ToTable("review_remarks");
        builder.Property(remark => remark.Id).ValueGeneratedNever();
        builder.Property(remark => remark.Place).HasMaxLength(Observation.ElementMaxLength * 2);
        builder.Property(remark => remark.Text).HasMaxLength(ReviewRemark.TextMaxLength);
        builder.Property(remark => remark.By).HasMaxLength(Actor.NameMaxLength);
        builder.Property(remark => remark.Answer).HasMaxLength(ReviewRemark.TextMaxLength);
        builder.Property(remark => remark.AnsweredBy).HasMaxLength(Actor.NameMaxLength);
        builder.Property(remark => remark.SettledBy).HasMaxLength(Actor.NameMaxLength);
        builder.HasOne<FormReturn>().WithMany().HasForeignKey(remark => remark.ReturnId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ReasonVerdict> builder)
    {
        builder.ToTable("reason_verdicts");
        builder.Property(verdict => verdict.Id).ValueGeneratedNever();
        builder.Property(verdict => verdict.ReasonKey).HasMaxLength(ReasonVerdict.ReasonKeyMaxLength);
        builder.Property(verdict => verdict.Reason).HasMaxLength(AnswerSet.ReasonMaxLength);
        builder.Property(verdict => verdict.By).HasMaxLength(Actor.NameMaxLength);
        builder.HasOne<FormReturn>().WithMany().HasForeignKey(verdict => verdict.ReturnId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(verdict => new { verdict.ReturnId, verdict.ReasonKey }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<OnBehalf> builder)
    {
        builder.ToTable("return_on_behalf");
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.Property(item => item.By).HasMaxLength(Actor.NameMaxLength);
        builder.Property(item => item.Reason).HasMaxLength(FormReturn.NoteMaxLength);
        builder.HasOne<Obligation>().WithMany().HasForeignKey(item => item.ObligationId).OnDelete(DeleteBehavior.Restrict);
        // One at a time, whoever is quicker.
        builder.HasIndex(item => item.ObligationId).IsUnique().HasFilter("ended_at_utc IS NULL");
    }
}
