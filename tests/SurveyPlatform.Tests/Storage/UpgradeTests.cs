using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Reminders;
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
            await old.Database.ExecuteSqlRawAsync(OldRows);
            (await old.Database.GetPendingMigrationsAsync()).ShouldNotBeEmpty();
        }

        await using var upgraded = Open(connectionString);
        await upgraded.MigrateAsync(CancellationToken.None);
        (await upgraded.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
        (await upgraded.CalendarDays.SingleAsync()).Name.Vi.ShouldBe("Quốc khánh");
        (await upgraded.Reports.CountAsync()).ShouldBe(0);
        var owed = await upgraded.Obligations.Include(item => item.Exercise.Collection).SingleAsync();
        (owed.UnitCode, owed.DueOn, owed.LockOn).ShouldBe(("21550", new(2023, 9, 26), new(2023, 11, 2)));
        owed.Exercise.Collection.DueRule.ShouldBe(DueRule.WorkingDays(5));
    }

    [EachStore]
    public async Task Returns_from_before_reviews_had_days_are_judged_by_the_days_that_they_had(string store)
    {
        var connectionString = await Databases.CreateAsync(store);
        await using (var old = Open(connectionString))
        {
            await old.GetService<IMigrator>().MigrateAsync("20261122000009_thumbnails");
            await old.Database.ExecuteSqlRawAsync(OldReturns(old.Database.IsSqlite()));
        }

        await using var upgraded = Open(connectionString);
        await upgraded.MigrateAsync(CancellationToken.None);
        var kept = await upgraded.Returns.Include(item => item.Revisions).SingleAsync();
        (kept.ReceivedOn, kept.ResubmitBy).ShouldBe((new DateOnly(2023, 9, 22), new DateOnly(2023, 9, 21)));
        kept.Revisions.ShouldHaveSingleItem().Doubts.ShouldBe(2);
        (await upgraded.Collections.SingleAsync()).ReviewerOf(UnitKind.Commune).ShouldBe(ReviewedBy.Superior);
    }

    /// <summary>Submitted at half past midnight in Vietnam, with two reasons, and sent back.</summary>
    private static string OldReturns(bool isSqlite)
    {
        var (no, at) = isSqlite ? ("0", "'2023-09-21 17:30:00'") : ("false", "'2023-09-21 17:30:00+00'");
        var sql = """
            INSERT INTO units (id, kind) VALUES (1, 'Commune');
            INSERT INTO template_versions (id, template_code, number, document_json, hash, published_at_utc, published_by, breaks)
            VALUES ('00000001-0000-0000-0000-000000000000', 'f', 1, '{{}}', '', AT, 'x', '[]');
            INSERT INTO collections (code, title, template_code, respondents, frequency, period_scheme_code, period_start_day, first_period, due_after_working_days, lock_after_working_days, reminder_rules)
            VALUES ('c', '{{"vi":"C"}}', 'f', '[]', 'Quarterly', 's', 15, '2023-Q3', 5, 30, '[]');
            INSERT INTO collection_exercises (id, collection_code, period, template_version_id, window_start, window_end, cut_off, due, lock, state, opened_at_utc)
            VALUES ('00000002-0000-0000-0000-000000000000', 'c', '2023-Q3', '00000001-0000-0000-0000-000000000000', '2023-06-15', '2023-09-14', '2023-09-14', '2023-09-21', '2023-11-02', 'Open', AT);
            INSERT INTO obligations (id, exercise_id, unit_id, unit_kind, unit_code, unit_type_name, unit_name, unit_sort_key, unit_folded_key, path, due_on)
            VALUES ('00000003-0000-0000-0000-000000000000', '00000002-0000-0000-0000-000000000000', 1, 'Commune', '1', 'Xã', 'A', 'a', 'a', '/1/', '2023-09-21');
            INSERT INTO returns (id, obligation_id, template_version_id, state, version, answers_json, last_saved_by, last_saved_at_utc, revision, first_submitted_at_utc, first_submitted_late)
            VALUES ('00000004-0000-0000-0000-000000000000', '00000003-0000-0000-0000-000000000000', '00000001-0000-0000-0000-000000000000', 'SentBack', 3, '{{}}', 'x', AT, 1, AT, NO);
            INSERT INTO return_revisions (id, return_id, template_version_id, number, answers_json, hash, submitted_by, submitted_at_utc)
            VALUES ('00000005-0000-0000-0000-000000000000', '00000004-0000-0000-0000-000000000000', '00000001-0000-0000-0000-000000000000', 1, '{{"a":1,"$reasons":{{"x":"vì","y":"do"}}}}', '', 'x', AT);
            """;
        return sql.Replace("AT,", at + ",", StringComparison.Ordinal).Replace("AT)", at + ")", StringComparison.Ordinal).Replace("NO)", no + ")", StringComparison.Ordinal);
    }

    /// <summary>A message of old was about one obligation; what was sent stays the evidence that it was, and is not sent anew.</summary>
    [EachStore]
    public async Task Reminders_of_an_old_database_become_messages_with_one_item(string store)
    {
        var connectionString = await Databases.CreateAsync(store);
        var (obligation, message) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using (var old = Open(connectionString))
        {
            await old.GetService<IMigrator>().MigrateAsync("20261122000009_thumbnails");
            await SqlAsync(old, $"""
                INSERT INTO template_versions (id, template_code, number, document_json, hash, published_at_utc, published_by, breaks) VALUES ('{Key(obligation)}', 'a', 1, '', '', '2023-09-14', '', '[]');
                INSERT INTO units (kind) VALUES ('Commune');
                INSERT INTO unit_contacts (id, unit_id, full_name, email, is_head) VALUES ('{Key(obligation)}', 1, 'Lê Lan', 'xa@x', {(store == Stores.Postgres ? "false" : "0")});
                INSERT INTO collections (code, title, template_code, respondents, frequency, period_scheme_code, period_start_day, first_period, due_after_working_days, lock_after_working_days, reminder_rules)
                VALUES ('a', '', 'a', '[]', 'Quarterly', 'reporting', 15, '2023-Q3', 5, 20, '[]');
                INSERT INTO collection_exercises (id, collection_code, period, template_version_id, window_start, window_end, cut_off, due, lock, state, opened_at_utc)
                VALUES ('{Key(obligation)}', 'a', '2023-Q3', '{Key(obligation)}', '2023-06-15', '2023-09-14', '2023-09-14', '2023-09-21', '2023-10-20', 'Open', '2023-09-14');
                INSERT INTO obligations (id, exercise_id, unit_id, unit_kind, unit_code, unit_type_name, unit_name, unit_sort_key, unit_folded_key, path, due_on)
                VALUES ('{Key(obligation)}', '{Key(obligation)}', 1, 'Commune', '1', 'Xã', 'A', '', '', '/1/', '2023-09-21');
                INSERT INTO reminder_messages (id, obligation_id, rule, recipient, planned_on, working_days_late, state, attempts, version)
                VALUES ('{Key(message)}', '{Key(obligation)}', 'late-5-superior', 'xa@x', '2023-09-28', 5, 'Failed', 5, 7);
                """);
        }

        await using var upgraded = Open(connectionString);
        await upgraded.MigrateAsync(CancellationToken.None);
        var kept = await upgraded.Reminders.Include(item => item.Items).SingleAsync();
        kept.ShouldSatisfyAllConditions(
            () => kept.Id.ShouldBe(message, "its Message-ID"),
            () => kept.State.ShouldBe(ReminderState.GivenUp),
            () => kept.RecipientName.ShouldBe("Lê Lan"),
            () => kept.RecipientUnitId.ShouldBe(new(1)));
        var item = kept.Items.ShouldHaveSingleItem();
        (item.Rule, item.Occasion, item.Audience, item.DueOn).ShouldBe(("late-5-superior", "2023-09-21", ReminderAudience.Superior, new DateOnly(2023, 9, 21)));

        string Key(Guid key) => store == Stores.Postgres ? key.ToString() : key.ToString().ToUpperInvariant();
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

    /// <summary>As the first release wrote them.</summary>
    private const string OldRows = """
        INSERT INTO calendar_days (date, kind, name, basis, verified)
        VALUES ('2023-09-02', 'DayOff', '{{"vi":"Quốc khánh"}}', 'Bộ luật Lao động 2019 Điều 112', true);
        INSERT INTO units (id, kind) VALUES (1, 'Commune');
        INSERT INTO template_versions (id, template_code, number, document_json, hash, published_at_utc, published_by)
        VALUES ('01890000-0000-7000-8000-0000000000AA', 'hardware', 1, '{{}}', 'x', '2023-09-01 00:00:00Z', 'system');
        INSERT INTO collections (code, title, template_code, respondents, frequency, period_scheme_code, period_start_day, first_period,
            due_after_working_days, lock_after_working_days, reminder_rules)
        VALUES ('hardware', '{{"vi":"x"}}', 'hardware', '["commune"]', 'Quarterly', 'reporting-15-14', 15, '2023-Q3', 5, 30, '[]');
        INSERT INTO collection_exercises (id, collection_code, period, template_version_id, window_start, window_end, cut_off, due, lock, state, opened_at_utc)
        VALUES ('01890000-0000-7000-8000-0000000000AA', 'hardware', '2023-Q3', '01890000-0000-7000-8000-0000000000AA', '2023-06-15', '2023-09-14', '2023-09-14', '2023-09-21', '2023-11-02', 'Open', '2023-09-15 00:00:00Z');
        INSERT INTO obligations (id, exercise_id, unit_id, unit_kind, unit_code, unit_type_name, unit_name, unit_sort_key, unit_folded_key, path, due_on)
        VALUES ('01890000-0000-7000-8000-0000000000AA', '01890000-0000-7000-8000-0000000000AA', 1, 'Commune', '21550', 'Phường', 'Nhơn Bình', '', '', '/1/', '2023-09-26');
        """;

    private static async Task SqlAsync(SurveyDbContext db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static SurveyDbContext Open(string connectionString)
    {
        var options = new DbContextOptionsBuilder<SurveyDbContext>();
        options.UseSurveyStore(connectionString);
        return new(options.Options);
    }
}
