using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

internal sealed class ReturnsMapping :
    IEntityTypeConfiguration<FormReturn>,
    IEntityTypeConfiguration<ReturnMove>,
    IEntityTypeConfiguration<ReturnRevision>,
    IEntityTypeConfiguration<HandOver>,
    IEntityTypeConfiguration<Observation>,
    IEntityTypeConfiguration<Attachment>,
    IEntityTypeConfiguration<ExerciseMove>,
    IEntityTypeConfiguration<MigratedDraft>
{
    public void Configure(EntityTypeBuilder<FormReturn> builder)
    {
        builder.ToTable("returns");
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.Property(item => item.Version).IsConcurrencyToken();
        builder.Property(item => item.LastSavedBy).HasMaxLength(Actor.NameMaxLength);
        builder.HasOne(item => item.Obligation).WithOne().HasForeignKey<FormReturn>(item => item.ObligationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TemplateVersion>().WithMany().HasForeignKey(item => item.TemplateVersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(item => item.Moves).WithOne().HasForeignKey(move => move.ReturnId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(item => item.Revisions).WithOne().HasForeignKey(revision => revision.ReturnId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ReturnMove> builder)
    {
        builder.ToTable("return_moves");
        builder.Property(move => move.Id).ValueGeneratedNever();
        builder.Property(move => move.By).HasMaxLength(Actor.NameMaxLength);
        builder.Property(move => move.Note).HasMaxLength(FormReturn.NoteMaxLength);
    }

    public void Configure(EntityTypeBuilder<ReturnRevision> builder)
    {
        builder.ToTable("return_revisions");
        builder.Property(revision => revision.Id).ValueGeneratedNever();
        builder.Property(revision => revision.Hash).HasMaxLength(64);
        builder.Property(revision => revision.SubmittedBy).HasMaxLength(Actor.NameMaxLength);
        builder.HasOne<TemplateVersion>().WithMany().HasForeignKey(revision => revision.TemplateVersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(revision => new { revision.ReturnId, revision.Number }).IsUnique();
        builder.HasIndex(revision => revision.Hash);
    }

    public void Configure(EntityTypeBuilder<HandOver> builder)
    {
        builder.ToTable("return_hand_overs");
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.Property(item => item.From).HasMaxLength(Actor.NameMaxLength);
        builder.Property(item => item.To).HasMaxLength(Actor.NameMaxLength);
        builder.Property(item => item.Note).HasMaxLength(HandOver.NoteMaxLength);
        builder.HasOne<Obligation>().WithMany().HasForeignKey(item => item.ObligationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(item => new { item.ObligationId, item.AtUtc });
    }

    public void Configure(EntityTypeBuilder<Observation> builder)
    {
        builder.ToTable("observations");
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.Property(item => item.Element).HasMaxLength(Observation.ElementMaxLength);
        builder.HasOne<Obligation>().WithMany().HasForeignKey(item => item.ObligationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(item => new { item.ObligationId, item.Element, item.Line }).IsUnique();
        builder.HasIndex(item => new { item.ExerciseId, item.Element });
    }

    public void Configure(EntityTypeBuilder<ExerciseMove> builder)
    {
        builder.ToTable("exercise_moves");
        builder.Property(move => move.Id).ValueGeneratedNever();
        builder.Property(move => move.Mapping).StoredAsJson();
        builder.Property(move => move.By).HasMaxLength(Actor.NameMaxLength);
        builder.HasOne<CollectionExercise>().WithMany().HasForeignKey(move => move.ExerciseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TemplateVersion>().WithMany().HasForeignKey(move => move.FromVersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TemplateVersion>().WithMany().HasForeignKey(move => move.ToVersionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<MigratedDraft> builder)
    {
        builder.ToTable("migrated_drafts");
        builder.Property(draft => draft.Id).ValueGeneratedNever();
        builder.Property(draft => draft.Dropped).StoredAsJson();
        builder.HasOne<FormReturn>().WithMany().HasForeignKey(draft => draft.ReturnId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ExerciseMove>().WithMany().HasForeignKey(draft => draft.MoveId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TemplateVersion>().WithMany().HasForeignKey(draft => draft.TemplateVersionId).OnDelete(DeleteBehavior.Restrict);
        // A draft goes through each move once, whoever resumes it.
        builder.HasIndex(draft => new { draft.ReturnId, draft.MoveId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.ToTable("attachments");
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.Property(item => item.Question).HasMaxLength(Observation.ElementMaxLength);
        builder.Property(item => item.FileName).HasMaxLength(Attachment.FileNameMaxLength);
        builder.Property(item => item.ContentType).HasMaxLength(100);
        builder.Property(item => item.Hash).HasMaxLength(64);
        builder.Property(item => item.ThumbnailHash).HasMaxLength(64);
        builder.Property(item => item.UploadedBy).HasMaxLength(Actor.NameMaxLength);
        builder.HasOne<Obligation>().WithMany().HasForeignKey(item => item.ObligationId).OnDelete(DeleteBehavior.Restrict);
    }
}
