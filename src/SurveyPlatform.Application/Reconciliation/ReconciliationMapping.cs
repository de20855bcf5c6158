using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reconciliation;

internal sealed class ReconciliationMapping :
    IEntityTypeConfiguration<ReconciliationRun>, IEntityTypeConfiguration<SourceMatch>, IEntityTypeConfiguration<SourceSettings>
{
    public void Configure(EntityTypeBuilder<ReconciliationRun> builder)
    {
        builder.ToTable("reconciliation_runs");
        builder.Property(run => run.Id).ValueGeneratedNever();
        builder.Property(run => run.By).HasMaxLength(Actor.NameMaxLength);
        builder.Property(run => run.Tolerance).HasMaxLength(100);
        builder.HasIndex(run => new { run.Period, run.AtUtc });
    }

    public void Configure(EntityTypeBuilder<SourceMatch> builder)
    {
        builder.ToTable("source_matches");
        builder.HasKey(match => match.ObligationId);
        builder.Property(match => match.ObligationId).ValueGeneratedNever();
        builder.Property(match => match.Findings).StoredAsJson();
        builder.Property(match => match.Operators).HasMaxLength(500);
        builder.HasOne(match => match.Obligation).WithMany().HasForeignKey(match => match.ObligationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(match => match.Period);
    }

    public void Configure(EntityTypeBuilder<SourceSettings> builder)
    {
        builder.ToTable("source_settings");
        builder.Property(settings => settings.Id).ValueGeneratedNever();
        builder.Property(settings => settings.Version).IsConcurrencyToken();
        builder.Property(settings => settings.ChangedBy).HasMaxLength(Actor.NameMaxLength);
    }
}

internal sealed class CaseMapping :
    IEntityTypeConfiguration<ReconciliationCase>, IEntityTypeConfiguration<CaseParty>, IEntityTypeConfiguration<CaseEntry>
{
    public void Configure(EntityTypeBuilder<ReconciliationCase> builder)
    {
        builder.ToTable("reconciliation_cases");
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.Property(item => item.Key).HasMaxLength(Finding.KeyMaxLength);
        builder.Property(item => item.Circuit).HasMaxLength(Circuits.MaxLength);
        builder.Property(item => item.UnitOperators).HasMaxLength(200);
        builder.Property(item => item.OperatorOperators).HasMaxLength(200);
        builder.Property(item => item.Version).IsConcurrencyToken();
        builder.HasOne(item => item.Obligation).WithMany().HasForeignKey(item => item.ObligationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(item => item.Parties).WithOne().HasForeignKey(party => party.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(item => item.Entries).WithOne().HasForeignKey(entry => entry.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(item => new { item.ObligationId, item.Key }).IsUnique();
        builder.HasIndex(item => new { item.Period, item.State });
    }

    public void Configure(EntityTypeBuilder<CaseParty> builder)
    {
        builder.ToTable("case_parties");
        builder.Property(party => party.Id).ValueGeneratedNever();
        builder.Property(party => party.Name).HasMaxLength(UnitVersion.NameMaxLength + 50);
        builder.Property(party => party.Path).HasMaxLength(UnitVersion.PathMaxLength);
        builder.HasIndex(party => party.CaseId);
        builder.HasIndex(party => party.Path);
    }

    public void Configure(EntityTypeBuilder<CaseEntry> builder)
    {
        builder.ToTable("case_entries");
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.By).HasMaxLength(Actor.NameMaxLength);
        builder.Property(entry => entry.Text).HasMaxLength(ReconciliationCase.TextMaxLength);
        builder.HasIndex(entry => entry.CaseId);
    }
}

internal sealed class IncidentMapping : IEntityTypeConfiguration<Incident>
{
    public void Configure(EntityTypeBuilder<Incident> builder)
    {
        builder.ToTable("incidents");
        builder.Property(incident => incident.Id).ValueGeneratedNever();
        builder.Property(incident => incident.UnitName).HasMaxLength(UnitVersion.NameMaxLength + 50);
        builder.Property(incident => incident.UnitSortKey).HasMaxLength(UnitVersion.NameMaxLength * 2);
        builder.Property(incident => incident.OperatorName).HasMaxLength(UnitVersion.NameMaxLength + 50);
        builder.Property(incident => incident.UnitPath).HasMaxLength(UnitVersion.PathMaxLength);
        builder.Property(incident => incident.OperatorPath).HasMaxLength(UnitVersion.PathMaxLength);
        builder.Property(incident => incident.Circuit).HasMaxLength(Circuits.MaxLength);
        builder.Property(incident => incident.Note).HasMaxLength(Incident.NoteMaxLength);
        builder.Property(incident => incident.Ending).HasMaxLength(Incident.NoteMaxLength);
        builder.Property(incident => incident.ReportedBy).HasMaxLength(Actor.NameMaxLength);
        builder.Property(incident => incident.EndedBy).HasMaxLength(Actor.NameMaxLength);
        builder.Property(incident => incident.Version).IsConcurrencyToken();
        builder.HasIndex(incident => new { incident.State, incident.FromUtc });
        builder.HasIndex(incident => new { incident.UnitId, incident.FromUtc });
    }
}
