using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Registry;

internal sealed class RegistryMapping :
    IEntityTypeConfiguration<ReportingUnit>,
    IEntityTypeConfiguration<UnitVersion>,
    IEntityTypeConfiguration<Reorganisation>,
    IEntityTypeConfiguration<Succession>
{
    public void Configure(EntityTypeBuilder<ReportingUnit> builder)
    {
        builder.ToTable("units");
        builder.HasKey(unit => unit.Id);
        builder.Ignore(unit => unit.Last);
        builder.Property(unit => unit.Id).ValueGeneratedOnAdd();
        builder.HasMany(unit => unit.History).WithOne().HasForeignKey("UnitId").OnDelete(DeleteBehavior.Cascade);
        builder.OwnsMany(unit => unit.Contacts, contact =>
        {
            contact.ToTable("unit_contacts");
            contact.WithOwner().HasForeignKey("UnitId");
            contact.HasKey(item => item.Id);
            contact.Property(item => item.Id).ValueGeneratedNever();
            contact.Property(item => item.FullName).HasMaxLength(Contact.NameMaxLength);
            contact.Property(item => item.Position).HasMaxLength(Contact.NameMaxLength);
            contact.Property(item => item.Email).HasMaxLength(Contact.EmailMaxLength);
            contact.Property(item => item.Phone).HasMaxLength(Contact.PhoneMaxLength);
        });
    }

    public void Configure(EntityTypeBuilder<UnitVersion> builder)
    {
        builder.ToTable("unit_versions");
        builder.HasKey(version => version.Id);
        builder.Property(version => version.Id).ValueGeneratedNever();
        builder.Property<UnitId>("UnitId");
        builder.Property(version => version.Code).HasMaxLength(UnitVersion.CodeMaxLength);
        builder.Property(version => version.TypeName).HasMaxLength(UnitVersion.TypeMaxLength);
        builder.Property(version => version.Name).HasMaxLength(UnitVersion.NameMaxLength);
        builder.Property(version => version.NameEn).HasMaxLength(UnitVersion.NameMaxLength);
        builder.Property(version => version.Path).HasMaxLength(UnitVersion.PathMaxLength);
        builder.Property(version => version.SuccessorPath).HasMaxLength(UnitVersion.PathMaxLength);
        builder.Property(version => version.SearchKey).HasMaxLength(UnitVersion.NameMaxLength + 41);
        builder.Property(version => version.FoldedKey).HasMaxLength(UnitVersion.NameMaxLength + 41);
        builder.Property(version => version.SortKey).HasMaxLength(2 * UnitVersion.NameMaxLength + 1);
        builder.HasIndex(version => new { version.Code, version.ValidFrom }).IsUnique();
        builder.HasIndex(version => version.SortKey);
    }

    public void Configure(EntityTypeBuilder<Reorganisation> builder)
    {
        builder.ToTable("reorganisations");
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.Property(item => item.Code).HasMaxLength(Reorganisation.CodeMaxLength);
        builder.Property(item => item.Resolution).HasMaxLength(Succession.ResolutionMaxLength);
        builder.Property(item => item.Rows).StoredAsJson();
        builder.Property(item => item.Units).StoredAsJson();
        builder.Property(item => item.Version).IsConcurrencyToken();
        builder.Property(item => item.ImportedBy).HasMaxLength(Actor.NameMaxLength);
        builder.Property(item => item.AppliedBy).HasMaxLength(Actor.NameMaxLength);
        builder.HasIndex(item => item.Code).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Succession> builder)
    {
        builder.ToTable("successions");
        builder.Property(step => step.Id).ValueGeneratedNever();
        builder.Property(step => step.Resolution).HasMaxLength(Succession.ResolutionMaxLength);
        builder.Property(step => step.Clause).HasMaxLength(Succession.ClauseMaxLength);
        builder.Property(step => step.DecidedBy).HasMaxLength(Actor.NameMaxLength);
        builder.Ignore(step => step.IsEnd);
        builder.HasOne<Reorganisation>().WithMany().HasForeignKey(step => step.ReorganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ReportingUnit>().WithMany().HasForeignKey(step => step.FromUnit).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ReportingUnit>().WithMany().HasForeignKey(step => step.ToUnit).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(step => step.FromUnit);
        builder.HasIndex(step => step.ToUnit);
        builder.HasIndex(step => step.ReorganisationId);
    }
}
