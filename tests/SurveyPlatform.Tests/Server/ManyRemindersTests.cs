using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Reminders;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Tests.Ground;
using Xunit.Abstractions;

namespace SurveyPlatform.Tests.Server;

/// <summary>Two servers on one PostgreSQL and a real SMTP server, with everything going wrong that goes wrong in a year.</summary>
public sealed class ManyRemindersTests(ITestOutputHelper output)
{
    private const int Communes = 2000;
    private const int Gone = 5;

    /// <summary>In before anything was planned.</summary>
    private const int InBefore = 100;

    /// <summary>In after everything was planned and before anything had left.</summary>
    private const int InMeanwhile = 50;

#pragma warning disable RS0030 // Servers of their own live by the machine's clock.
    private static readonly TimeProvider Clock = TimeProvider.System;
#pragma warning restore RS0030

    private static readonly List<ReminderRule> Ladder =
        [new("late-3", 3), new("superior-3", 3, ReminderAudience.Superior), new("department-3", 3, ReminderAudience.Department)];

    [ChaosFact]
    public async Task Killed_refused_stalled_and_restarted_each_late_unit_is_written_to_exactly_once()
    {
        await using var postgres = await OwnPostgres.StartAsync();
        await using var smtp = await MoodySmtpServer.StartAsync(SmtpMood.Refuse);
        var exercise = await PrepareAsync(postgres.ConnectionString);
        var watch = Stopwatch.StartNew();
        var servers = await Task.WhenAll(StartAsync(postgres, smtp), StartAsync(postgres, smtp));
        await UntilAsync(postgres, async db => await db.ReminderItems.CountAsync(item => item.Channel == ReminderChannel.Email && item.Rule == "late-3") == Communes - InBefore, servers);
        await using (var db = Open(postgres))
        {
            await new LateProvince(db, Clock.UtcNow).HandInAsync(exercise, at => at is >= InBefore and < InBefore + InMeanwhile);
        }

        Say(watch, $"planned; {InMeanwhile} returns came in meanwhile; the mail server begins to take messages");
        smtp.Be(SmtpMood.Ok);
        var cutOff = 0;
        for (var kills = 0; kills < 4 && cutOff == 0; kills++)
        {
            await TakenAsync(smtp, smtp.Taken.Count + 150);
            await servers[kills % 2].KillAsync();
            cutOff = await OrphansAsync(postgres);
            Say(watch, $"killed server {kills % 2 + 1} with {smtp.Taken.Count} messages out; it had {cutOff} messages taken up");
            await servers[kills % 2].DisposeAsync();
            servers[kills % 2] = await StartAsync(postgres, smtp);
        }

        cutOff.ShouldBeGreaterThan(0, "one of them was killed while it was sending");
        foreach (var mood in new[] { SmtpMood.Stall, SmtpMood.Refuse, SmtpMood.Mute })
        {
            await TakenAsync(smtp, smtp.Taken.Count + 150);
            smtp.Be(mood);
            await Task.Delay(TimeSpan.FromSeconds(4));
            Say(watch, $"after 4 s of {mood}: {smtp.Taken.Count} messages out");
            smtp.Be(SmtpMood.Ok);
        }

        await TakenAsync(smtp, smtp.Taken.Count + 150);
        await postgres.CrashAndStartAsync();
        Say(watch, $"the database was crashed and started again with {smtp.Taken.Count} messages out");
        await UntilAsync(postgres, AllIsSettledAsync, servers);
        Say(watch, "everything has come to its end");
        await ShouldBeOnceAsync(postgres, smtp);
        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }
    }

    private async Task ShouldBeOnceAsync(OwnPostgres postgres, MoodySmtpServer smtp)
    {
        await using var db = Open(postgres);
        var states = await db.Reminders.Where(message => message.Channel == ReminderChannel.Email)
            .GroupBy(message => message.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count);
        var taken = smtp.Taken.ToLookup(message => message.Recipient, message => message.MessageId);
        var late = Communes - InBefore - InMeanwhile;
        var repeats = taken.Sum(messages => messages.Count() - 1);
        output.WriteLine($"states of the mails: {string.Join(", ", states.Select(state => $"{state.Key} {state.Value}"))}");
        output.WriteLine($"{taken.Sum(messages => messages.Count())} messages taken for {taken.Count} recipients, {repeats} of them repeats with the same Message-ID");

        states.Keys.ShouldBe([ReminderState.Sent, ReminderState.Withdrawn, ReminderState.Bounced], ignoreOrder: true);
        states[ReminderState.Bounced].ShouldBe(Gone);
        states[ReminderState.Withdrawn].ShouldBe(InMeanwhile);
        Enumerable.Range(0, Communes).Where(at => taken.Contains(Clerk(at)))
            .ShouldBe(Enumerable.Range(InBefore + InMeanwhile, late - Gone), "each late unit that can be reached, and nobody else");
        taken.ShouldAllBe(messages => messages.Distinct().Count() == 1, "a repeat is recognisable by its Message-ID");
        taken.ShouldAllBe(messages => messages.Count() <= 2, "at most one repeat");
        repeats.ShouldBeLessThanOrEqualTo(10, "only what was on its way in the very moment");
        taken.Contains("department@x").ShouldBeTrue();
        taken.Count(messages => messages.Key.StartsWith("district", StringComparison.Ordinal)).ShouldBe(Communes / LateProvince.PerDistrict - 1, "all but the one whose communes are all in");
    }

    private static string Clerk(int at) => at >= Communes - Gone ? $"gone{at}@x" : $"clerk{at}@x";

    /// <summary>What failed waits for minutes before it is tried again; here it need not.</summary>
    private static async Task<bool> AllIsSettledAsync(SurveyDbContext db)
    {
        var now = Clock.UtcNow;
        await db.Reminders.Where(message => message.State == ReminderState.Failed && message.NextAttemptAtUtc > now)
            .ExecuteUpdateAsync(set => set.SetProperty(message => message.NextAttemptAtUtc, now));
        return !await db.Reminders.AnyAsync(message =>
            message.State == ReminderState.Planned || message.State == ReminderState.Sending || message.State == ReminderState.Failed);
    }

    private static async Task<CollectionExercise> PrepareAsync(string connectionString)
    {
        await using var db = Open(connectionString);
        await db.MigrateAsync(CancellationToken.None);
        var today = Clock.Today;
        foreach (var day in new[] { today, today.AddDays(1) })
        {
            db.CalendarDays.Add(new() { Date = day, Kind = CalendarDayKind.WorkingDay, Name = new("Ngày thử"), Basis = "" });
        }

        var hours = new ReminderSettings();
        hours.Change(TimeOnly.MinValue, TimeOnly.MaxValue, "test", Clock.UtcNow);
        db.ReminderSettings.Add(hours);
        await db.SaveChangesAsync();
        var units = new LateProvince(db, Clock.UtcNow);
        var exercise = await units.FillAsync(Communes, today.AddDays(-10), Ladder, Clerk);
        await units.HandInAsync(exercise, at => at < InBefore);
        return exercise;
    }

    private static Task<ServerProcess> StartAsync(OwnPostgres postgres, MoodySmtpServer smtp) => ServerProcess.StartAsync(
        postgres.ConnectionString, "--Mail:SmtpHost=127.0.0.1", $"--Mail:SmtpPort={smtp.Port}", "--Mail:TimeoutSeconds=2", "--Mail:ClaimSeconds=15",
        "--Jobs:Schedules:plan-reminders=0/10 * * * * ?", "--Jobs:Schedules:send-messages=0/2 * * * * ?", "--Jobs:CheckIn=00:00:01", "--Jobs:LookEvery=00:00:01");

    /// <summary>What nobody is working on any more although it is taken up.</summary>
    private static async Task<int> OrphansAsync(OwnPostgres postgres)
    {
        await using var db = Open(postgres);
        var before = await db.Reminders.Where(message => message.State == ReminderState.Sending).Select(message => new { message.Id, message.Version }).ToListAsync();
        await Task.Delay(TimeSpan.FromSeconds(5));
        var after = await db.Reminders.Where(message => message.State == ReminderState.Sending).Select(message => new { message.Id, message.Version }).ToListAsync();
        return before.Intersect(after).Count();
    }

    private static async Task TakenAsync(MoodySmtpServer smtp, int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (smtp.Taken.Count < count)
        {
            await Task.Delay(20, patience.Token);
        }
    }

    private static async Task UntilAsync(OwnPostgres postgres, Func<SurveyDbContext, Task<bool>> holds, ServerProcess[] servers)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            await using var db = Open(postgres);
            if (await holds(db))
            {
                return;
            }

            patience.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(6), string.Join("\n", servers.Select(server => server.Said)));
            await Task.Delay(500);
        }
    }

    private void Say(Stopwatch watch, string what) => output.WriteLine($"{watch.Elapsed.TotalSeconds,6:0.0} s  {what}");

    private static SurveyDbContext Open(OwnPostgres postgres) => Open(postgres.ConnectionString);

    private static SurveyDbContext Open(string connectionString)
    {
        var options = new DbContextOptionsBuilder<SurveyDbContext>();
        options.UseSurveyStore(connectionString);
        return new(options.Options);
    }
}

/// <summary>Needs PostgreSQL's programs and the SMTP server; skipped, visibly, where there are none, and failing in continuous integration.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChaosFactAttribute : FactAttribute
{
    public ChaosFactAttribute() => Skip = Environment.GetEnvironmentVariable("CI") == "true" ? null
        : SmtpServer.Missing ?? (PostgresPrograms.Folder is null ? PostgresPrograms.Missing : null);
}
