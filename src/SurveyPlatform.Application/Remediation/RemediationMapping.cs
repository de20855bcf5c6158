using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Standards;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Remediation;

internal sealed class RemediationMapping :
    IEntityTypeConfiguration<RemediationPlan>,
    IEntityTypeConfiguration<RemediationTask>,
    IEntityTypeConfiguration<TaskEvent>,
    IEntityTypeConfiguration<PlanOpinion>,
    IEntityTypeConfiguration<PlanMove>,
    IEntityTypeConfiguration<PlanVersion>,
    IEntityTypeConfiguration<PlanFile>,
    IEntityTypeConfiguration<RemediationSettings>
{
    private const int SortKeyMaxLength = 2 * UnitVersion.NameMaxLength + 1;
    private const int FullNameMaxLength = UnitVersion.NameMaxLength + 41;

    public void Configure(EntityTypeBuilder<RemediationPlan> builder)
    {
        builder.ToTable("remediation_plans");
        builder.Property(plan => plan.Id).ValueGeneratedNever();
        builder.Property(plan => plan.OwnerTypeName).HasMaxLength(40);
        builder.Property(plan => plan.OwnerName).HasMaxLength(UnitVersion.NameMaxLength);
        builder.Property(plan => plan.OwnerSortKey).HasMaxLength(SortKeyMaxLength);
        builder.Property(plan => plan.Path).HasMaxLength(UnitVersion.PathMaxLength);
        builder.Property(plan => plan.CollectionCode).HasMaxLength(CollectionDefinition.CodeMaxLength);
        builder.Property(plan => plan.Version).IsConcurrencyToken();
        builder.Property(plan => plan.IssuedNumber).HasMaxLength(RemediationPlan.NumberMaxLength);
        builder.Property(plan => plan.CreatedBy).HasMaxLength(Actor.NameMaxLength);
        builder.HasOne<ReportingUnit>().WithMany().HasForeignKey(plan => plan.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CollectionDefinition>().WithMany().HasForeignKey(plan => plan.CollectionCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(plan => plan.Tasks).WithOne().HasForeignKey(task => task.PlanId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(plan => plan.Opinions).WithOne().HasForeignKey(opinion => opinion.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(plan => plan.Moves).WithOne().HasForeignKey(move => move.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(plan => plan.Versions).WithOne().HasForeignKey(version => version.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(plan => plan.LastOpinions);
        builder.Ignore(plan => plan.AnsweringId);
        builder.HasIndex(plan => new { plan.OwnerId, plan.Year }).IsUnique();
        builder.HasIndex(plan => plan.Path);
    }

    public void Configure(EntityTypeBuilder<RemediationTask> builder)
    {
        builder.ToTable("remediation_tasks");
        builder.Property(task => task.Id).ValueGeneratedNever();
        builder.Property(task => task.UnitName).HasMaxLength(FullNameMaxLength);
        builder.Property(task => task.UnitSortKey).HasMaxLength(SortKeyMaxLength);
        builder.Property(task => task.UnitPath).HasMaxLength(UnitVersion.PathMaxLength);
        builder.Property(task => task.CriterionCode).HasMaxLength(Criterion.CodeMaxLength);
        builder.Ignore(task => task.JudgedUnitId);
        builder.HasMany(task => task.Events).WithOne().HasForeignKey(item => item.TaskId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ReportingUnit>().WithMany().HasForeignKey(task => task.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(task => new { task.PlanId, task.Number }).IsUnique();
        builder.HasIndex(task => task.UnitPath);
    }

    public void Configure(EntityTypeBuilder<TaskEvent> builder)
    {
        builder.ToTable("remediation_task_events");
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.Property(item => item.Text).HasMaxLength(TaskEvent.TextMaxLength);
        builder.Property(item => item.By).HasMaxLength(Actor.NameMaxLength);
    }

    public void Configure(EntityTypeBuilder<PlanOpinion> builder)
    {
        builder.ToTable("plan_opinions");
        builder.Property(opinion => opinion.Id).ValueGeneratedNever();
        builder.Property(opinion => opinion.DepartmentName).HasMaxLength(FullNameMaxLength);
        builder.Property(opinion => opinion.DepartmentPath).HasMaxLength(UnitVersion.PathMaxLength);
        builder.Property(opinion => opinion.AskedBy).HasMaxLength(Actor.NameMaxLength);
        builder.Property(opinion => opinion.Text).HasMaxLength(PlanOpinion.TextMaxLength);
        builder.Property(opinion => opinion.TaskRemarks).StoredAsJson();
        builder.Property(opinion => opinion.GivenBy).HasMaxLength(Actor.NameMaxLength);
        builder.HasIndex(opinion => new { opinion.PlanId, opinion.Round, opinion.DepartmentId }).IsUnique();
        builder.HasIndex(opinion => opinion.DepartmentPath);
    }

    public void Configure(EntityTypeBuilder<PlanMove> builder)
    {
        builder.ToTable("plan_moves");
        builder.Property(move => move.Id).ValueGeneratedNever();
        builder.Property(move => move.By).HasMaxLength(Actor.NameMaxLength);
        builder.Property(move => move.Note).HasMaxLength(RemediationPlan.NoteMaxLength);
    }

    public void Configure(EntityTypeBuilder<PlanVersion> builder)
    {
        builder.ToTable("plan_versions");
        builder.Property(version => version.Id).ValueGeneratedNever();
        builder.Property(version => version.Hash).HasMaxLength(64);
        builder.Property(version => version.By).HasMaxLength(Actor.NameMaxLength);
        builder.HasIndex(version => new { version.PlanId, version.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PlanFile> builder)
    {
        builder.ToTable("plan_files");
        builder.Property(file => file.Id).ValueGeneratedNever();
        builder.Property(file => file.FileName).HasMaxLength(Attachment.FileNameMaxLength);
        builder.Property(file => file.ContentType).HasMaxLength(100);
        builder.Property(file => file.Hash).HasMaxLength(64);
        builder.Property(file => file.UploadedBy).HasMaxLength(Actor.NameMaxLength);
        builder.HasOne<RemediationPlan>().WithMany().HasForeignKey(file => file.PlanId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RemediationSettings> builder)
    {
        builder.ToTable("remediation_settings");
        builder.Property(settings => settings.Id).ValueGeneratedNever();
        builder.Property(settings => settings.Advisers).StoredAsJson();
        builder.Property(settings => settings.ChangedBy).HasMaxLength(Actor.NameMaxLength);
    }
}
