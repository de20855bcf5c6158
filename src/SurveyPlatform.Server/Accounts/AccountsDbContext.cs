using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Server.Accounts;

/// <summary>People, their tokens and the keys of their cookies; in the database of the product, with a migrations history of its own.</summary>
public sealed class AccountsDbContext(DbContextOptions<AccountsDbContext> options) : DbContext(options)
{
    public const string HistoryTable = "accounts_migrations";

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Account>(Map);
        modelBuilder.Entity<AccessToken>(Map);
        modelBuilder.Entity<DataProtectionKey>(key =>
        {
            key.ToTable("data_protection_keys");
            key.HasKey(item => item.Name);
            key.Property(item => item.Name).HasMaxLength(DataProtectionKey.NameMaxLength);
        });
        modelBuilder.UseSnakeCaseColumns();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.AddSurveyConventions();

    private static void Map(EntityTypeBuilder<Account> account)
    {
        account.ToTable("accounts");
        account.Property(item => item.Id).ValueGeneratedNever();
        account.Ignore(item => item.PhoneNumber).Ignore(item => item.PhoneNumberConfirmed).Ignore(item => item.TwoFactorEnabled);
        account.Ignore(item => item.EmailConfirmed).Ignore(item => item.NormalizedEmail);
        account.Property(item => item.UserName).HasMaxLength(Actor.NameMaxLength).IsRequired();
        account.Property(item => item.NormalizedUserName).HasMaxLength(Actor.NameMaxLength).IsRequired();
        account.HasIndex(item => item.NormalizedUserName).IsUnique();
        account.Property(item => item.DisplayName).HasMaxLength(Account.DisplayNameMaxLength);
        account.Property(item => item.Email).HasMaxLength(Account.EmailMaxLength);
        account.Property(item => item.PasswordHash).HasMaxLength(200);
        account.Property(item => item.SecurityStamp).HasMaxLength(60);
        account.Property(item => item.ConcurrencyStamp).HasMaxLength(60).IsConcurrencyToken();
        account.Property(item => item.Roles).StoredAsJson().HasMaxLength(200);
    }

    private static void Map(EntityTypeBuilder<AccessToken> token)
    {
        token.ToTable("access_tokens");
        token.Property(item => item.Id).ValueGeneratedNever();
        token.Property(item => item.Name).HasMaxLength(AccessToken.NameMaxLength);
        token.Property(item => item.Hash).HasMaxLength(AccessToken.HashLength);
        token.HasIndex(item => item.Hash).IsUnique();
        token.HasOne<Account>().WithMany().HasForeignKey(item => item.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
