using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SurveyPlatform.Registry;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Collection;

internal sealed class CollectionMapping :
    IEntityTypeConfiguration<CalendarDay>,
    IEntityTypeConfiguration<CollectionDefinition>,
    IEntityTypeConfiguration<CollectionExercise>,
    IEntityTypeConfiguration<Obligation>
{
    public void Configure(EntityTypeBuilder<CalendarDay> builder)
    {
        builder.ToTable("calendar_days");
        builder.HasKey(day => day.Date);
        builder.Property(day => day.Basis).HasMaxLength(300);
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
        builder.Ignore(collection => collection.Scheme);
    }

    public void Configure(EntityTypeBuilder<CollectionExercise> builder)
    {
        builder.ToTable("collection_exercises");
        builder.Property(exercise => exercise.Id).ValueGeneratedNever();
        builder.HasOne(exercise => exercise.Collection).WithMany().HasForeignKey(exercise => exercise.CollectionCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TemplateVersion>().WithMany().HasForeignKey(exercise => exercise.TemplateVersionId).OnDelete(DeleteBehavior.Restrict);
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
        builder.HasIndex(obligation => new { obligation.ExerciseId, obligation.UnitId }).IsUnique();
        builder.HasIndex(obligation => obligation.Path);
    }
}
