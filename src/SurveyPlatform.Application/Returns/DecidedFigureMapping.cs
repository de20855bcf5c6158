using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Returns;

internal sealed class DecidedFigureMapping : IEntityTypeConfiguration<DecidedFigure>
{
    public void Configure(EntityTypeBuilder<DecidedFigure> builder)
    {
        builder.ToTable("decided_figures");
        builder.Property(figure => figure.Id).ValueGeneratedNever();
        builder.Property(figure => figure.Element).HasMaxLength(Observation.ElementMaxLength);
        builder.Property(figure => figure.Reason).HasMaxLength(DecidedFigure.ReasonMaxLength);
        builder.Property(figure => figure.DecidedBy).HasMaxLength(Actor.NameMaxLength);
        builder.HasOne(figure => figure.Obligation).WithMany().HasForeignKey(figure => figure.ObligationId).OnDelete(DeleteBehavior.Restrict);
        // One stands for an answer at a time.
        builder.HasIndex(figure => new { figure.ObligationId, figure.Element }).IsUnique().HasFilter("withdrawn_at_utc IS NULL");
        builder.HasIndex(figure => figure.CaseId);
    }
}
