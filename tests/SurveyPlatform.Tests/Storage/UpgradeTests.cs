using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using SurveyPlatform.Storage;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Storage;

public sealed class UpgradeTests
{
    [EachStore]
    public async Task An_old_database_is_brought_up_to_date_and_keeps_its_rows(string store)
    {
        var connectionString = await Databases.CreateAsync(store);
        await using (var old = Open(connectionString))
        {
            await old.GetService<IMigrator>().MigrateAsync("20261122000001_initial");
            old.CalendarDays.Add(new() { Date = new(2023, 9, 2), Name = new("Quốc khánh"), Basis = "Bộ luật Lao động 2019 Điều 112" });
            await old.SaveChangesAsync();
            (await old.Database.GetPendingMigrationsAsync()).ShouldNotBeEmpty();
        }

        await using var upgraded = Open(connectionString);
        await upgraded.MigrateAsync(CancellationToken.None);
        (await upgraded.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
        (await upgraded.CalendarDays.SingleAsync()).Name.Vi.ShouldBe("Quốc khánh");
        (await upgraded.Reports.CountAsync()).ShouldBe(0);
    }

    [EachStore]
    public async Task Processes_that_start_at_once_migrate_once(string store)
    {
        var connectionString = await Databases.CreateAsync(store);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await using var context = Open(connectionString);
            await context.MigrateAsync(CancellationToken.None);
        })));
        await using var migrated = Open(connectionString);
        (await migrated.Database.GetAppliedMigrationsAsync()).Count().ShouldBe(migrated.Database.GetMigrations().Count());
    }

    private static SurveyDbContext Open(string connectionString)
    {
        var options = new DbContextOptionsBuilder<SurveyDbContext>();
        options.UseSurveyStore(connectionString);
        return new(options.Options);
    }
}
