using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Collection;

internal sealed class CollectionMapping :
    IEntityTypeConfiguration<CalendarDay>,
    IEntityTypeConfiguration<CollectionDefinition>,
    IEntityTypeConfiguration<CollectionChange>,
    IEntityTypeConfiguration<CollectionExercise>,
    IEntityTypeConfiguration<Obligation>,
    IEntityTypeConfiguration<DueExtension>
{
    public void Configure(EntityTypeBuilder<CalendarDay> builder)
    {
        builder.ToTable("calendar_days");
        builder.HasKey(day => day.Date);
        builder.Property(day => day.Basis).HasMaxLength(CalendarDay.BasisMaxLength);
        builder.Property(day => day.ChangedBy).HasMaxLength(Actor.NameMaxLength);
    }

    public void Configure(EntityTypeBuilder<CollectionDefinition> builder)
    {
        builder.ToTable("collections");
        builder.HasKey(collection => collection.Code);
        builder.Property(collection => collection.Code).HasMaxLength(CollectionDefinition.CodeMaxLength);
        builder.Property(collection => collection.TemplateCode).HasMaxLength(60);
        builder.Property(collection => collection.PeriodSchemeCode).HasMaxLength(60);
        builder.Property(collection => collection.Respondents).StoredAsJson();
        builder.Property(collection => collection.ReminderRules).StoredAsJson();
        builder.Property(collection => collection.ReviewLevels).StoredAsJson().HasDefaultValue(ReviewLevel.Default);
        builder.Property(collection => collection.AskedBy).HasMaxLength(UnitVersion.CodeMaxLength);
        // SQLite adds no column that must have a value; the type says that there is one.
        builder.Property(collection => collection.DueRule).IsRequired(false);
        builder.Property(collection => collection.Version).HasDefaultValue(0).IsConcurrencyToken();
        builder.Ignore(collection => collection.Scheme);
    }

    public void Configure(EntityTypeBuilder<CollectionChange> builder)
    {
        builder.ToTable("collection_changes");
        builder.Property(change => change.Id).ValueGeneratedNever();
        builder.Property(change => change.Field).HasMaxLength(40);
        builder.Property(change => change.Before).HasMaxLength(CollectionChange.ValueMaxLength);
        builder.Property(change => change.After).HasMaxLength(CollectionChange.ValueMaxLength);
        builder.Property(change => change.By).HasMaxLength(Actor.NameMaxLength);
        builder.HasOne<CollectionDefinition>().WithMany().HasForeignKey(change => change.CollectionCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(change => new { change.CollectionCode, change.AtUtc });
    }

    public void Configure(EntityTypeBuilder<CollectionExercise> builder)
    {
        builder.ToTable("collection_exercises");
        builder.Property(exercise => exercise.Id).ValueGeneratedNever();
        builder.HasOne(exercise => exercise.Collection).WithMany().HasForeignKey(exercise => exercise.CollectionCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TemplateVersion>().WithMany().HasForeignKey(exercise => exercise.TemplateVersionId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(exercise => exercise.Reason).HasMaxLength(DueExtension.ReasonMaxLength);
        builder.HasIndex(exercise => new { exercise.CollectionCode, exercise.Period }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Obligation> builder)
    {
        builder.ToTable("obligations");
        builder.Property(obligation => obligation.Id).ValueGeneratedNever();
        builder.Property(obligation => obligation.UnitCode).HasMaxLength(UnitVersion.CodeMaxLength);
        builder.Property(obligation => obligation.UnitTypeName).HasMaxLength(40);
        builder.Property(obligation => obligation.UnitName).HasMaxLength(UnitVersion.NameMaxLength);
        builder.Property(obligation => obligation.UnitSortKey).HasMaxLength(2 * UnitVersion.NameMaxLength + 1);
        builder.Property(obligation => obligation.UnitFoldedKey).HasMaxLength(UnitVersion.NameMaxLength + 41);
        builder.Property(obligation => obligation.Path).HasMaxLength(UnitVersion.PathMaxLength);
        builder.HasOne(obligation => obligation.Exercise).WithMany().HasForeignKey(obligation => obligation.ExerciseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ReportingUnit>().WithMany().HasForeignKey(obligation => obligation.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(obligation => obligation.HolderId);
        builder.Ignore(obligation => obligation.SuperiorId);
        builder.HasIndex(obligation => obligation.HeirId);
        builder.HasIndex(obligation => new { obligation.ExerciseId, obligation.UnitId }).IsUnique();
        builder.HasIndex(obligation => obligation.Path);
    }

    public void Configure(EntityTypeBuilder<DueExtension> builder)
    {
        builder.ToTable("due_extensions");
        builder.Property(extension => extension.Id).ValueGeneratedNever();
        builder.Property(extension => extension.AskedBy).HasMaxLength(Actor.NameMaxLength);
        builder.Property(extension => extension.AskedReason).HasMaxLength(DueExtension.ReasonMaxLength);
        // Of two who decide at once the slower one is refused.
        builder.Property(extension => extension.Decision).IsConcurrencyToken();
        builder.Property(extension => extension.DecisionReason).HasMaxLength(DueExtension.ReasonMaxLength);
        builder.Property(extension => extension.DecidedBy).HasMaxLength(Actor.NameMaxLength);
        builder.HasOne(extension => extension.Obligation).WithMany().HasForeignKey(extension => extension.ObligationId).OnDelete(DeleteBehavior.Restrict);
        // Of two colleagues who ask at once one does.
        builder.HasIndex(extension => extension.ObligationId, "IX_due_extensions_open").IsUnique().HasFilter("\"decision\" IS NULL");
        builder.HasIndex(extension => new { extension.ObligationId, extension.DecidedAtUtc });
    }
}
