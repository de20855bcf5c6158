using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SurveyPlatform.Registry;

internal sealed class RegistryMapping : IEntityTypeConfiguration<ReportingUnit>, IEntityTypeConfiguration<UnitVersion>
{
    public void Configure(EntityTypeBuilder<ReportingUnit> builder)
    {
        builder.ToTable("units");
        builder.HasKey(unit => unit.Id);
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
        builder.Property(version => version.TypeName).HasMaxLength(40);
        builder.Property(version => version.Name).HasMaxLength(UnitVersion.NameMaxLength);
        builder.Property(version => version.NameEn).HasMaxLength(UnitVersion.NameMaxLength);
        builder.Property(version => version.Path).HasMaxLength(UnitVersion.PathMaxLength);
        builder.Property(version => version.SearchKey).HasMaxLength(UnitVersion.NameMaxLength + 41);
        builder.Property(version => version.FoldedKey).HasMaxLength(UnitVersion.NameMaxLength + 41);
        builder.Property(version => version.SortKey).HasMaxLength(2 * UnitVersion.NameMaxLength + 1);
        builder.HasIndex(version => new { version.Code, version.ValidFrom }).IsUnique();
        builder.HasIndex(version => version.SortKey);
    }
}
