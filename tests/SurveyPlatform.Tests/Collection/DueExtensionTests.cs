using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Tests.Demo;

namespace SurveyPlatform.Tests.Collection;

public sealed class DueExtensionTests
{
    private static readonly DateOnly Due = new(2023, 9, 21);
    private static readonly DateOnly Lock = new(2023, 11, 2);
    private static readonly DateTime Now = new(2023, 9, 20, 3, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Asking_moves_nothing_and_granting_moves_the_due_date_and_the_lock()
    {
        var owed = Owed();
        var asked = Ask(owed, Due.AddDays(5)).Require();
        (owed.DueOn, owed.LockOn, asked.Decision).ShouldBe((Due, Lock, null));
        asked.Grant(new(Due.AddDays(4), Lock.AddDays(4), "", "so-tttt", Now)).Require();
        (owed.DueOn, owed.LockOn).ShouldBe((Due.AddDays(4), Lock.AddDays(4)));
        (asked.DueBefore, asked.Until, asked.LockBefore, asked.LockOn).ShouldBe((Due, Due.AddDays(4), Lock, Lock.AddDays(4)));
        (asked.AskedUntil, asked.Decision, asked.DecidedBy).ShouldBe((Due.AddDays(5), ExtensionDecision.Granted, "so-tttt"));
    }

    [Fact]
    public void A_refusal_needs_a_reason_and_moves_nothing()
    {
        var owed = Owed();
        var asked = Ask(owed, Due.AddDays(5)).Require();
        asked.Refuse("", "so-tttt", Now).Problems.ShouldHaveSingleItem().Code.ShouldBe("extension.reason-missing");
        asked.Refuse("Đã gia hạn hai lần", "so-tttt", Now).Require();
        (owed.DueOn, owed.LockOn).ShouldBe((Due, Lock));
        asked.Grant(new(Due.AddDays(4), Lock, "", "so-tttt", Now)).Problems.ShouldHaveSingleItem().Code.ShouldBe("extension.already-decided");
    }

    [Fact]
    public void One_asks_for_a_later_day_while_the_return_is_still_taken()
    {
        Codes(Ask(Owed(), Due)).ShouldBe(["extension.not-later"]);
        Codes(Ask(Owed(), Due.AddDays(400))).ShouldBe(["extension.too-late"]);
        Codes(Ask(Owed(), Due.AddDays(1), today: Due.AddDays(2))).ShouldBe(["extension.not-later"]);
        Codes(Ask(Owed(), Due.AddDays(2), today: Due.AddDays(2))).ShouldBeEmpty();
        Codes(Ask(Owed(), Lock.AddDays(9), today: Lock.AddDays(1))).ShouldBe(["extension.locked"]);
        Codes(Ask(Owed(), Due.AddDays(1), reason: "")).ShouldBe(["extension.reason-missing"]);
        Codes(Ask(Owed(), Due.AddDays(1), reason: new('x', 501))).ShouldBe(["extension.reason-too-long"]);
    }

    [Fact]
    public void What_is_given_unasked_needs_a_reason()
    {
        Codes(Give(Owed(), Due.AddDays(1), "")).ShouldBe(["extension.reason-missing"]);
        var owed = Owed();
        var given = Give(owed, Due.AddDays(1), "Mất điện toàn huyện").Require();
        (given.AskedBy, given.Decision, given.Cause, owed.DueOn).ShouldBe((null, ExtensionDecision.Granted, ExtensionCause.Outage, Due.AddDays(1)));
    }

    [Fact]
    public void Unlocking_moves_the_lock_alone()
    {
        var owed = Owed();
        var today = Lock.AddDays(10);
        Codes(Unlock(owed, Lock.AddDays(9), today)).ShouldBe(["extension.not-later"]);
        var unlocked = Unlock(owed, today.AddDays(3), today).Require();
        (owed.DueOn, owed.LockOn, owed.IsLockedOn(today)).ShouldBe((Due, today.AddDays(3), false));
        (unlocked.Cause, unlocked.DueBefore, unlocked.Until, unlocked.LockBefore, unlocked.LockOn).ShouldBe((ExtensionCause.Unlock, Due, Due, Lock, today.AddDays(3)));
    }

    /// <summary>Whatever is given in whatever order: dates only ever move later, the lock never lies before the due date, and each row joins the one before.</summary>
    [Fact]
    public void Over_eight_quarters_of_extensions_no_unit_ever_loses_a_day()
    {
        var random = new Random(2023);
        var collection = new CollectionDefinition
        {
            Code = "any",
            Title = new("x"),
            TemplateCode = "x",
            Respondents = [UnitKind.Commune],
            Frequency = Frequency.Quarterly,
            PeriodSchemeCode = "reporting-15-14",
            PeriodStartDay = 15,
            DueRule = DueRule.WorkingDays(5),
            LockAfterWorkingDays = 30,
            ReminderRules = [],
        };
        for (var period = Period.Quarter(2023, 1); period <= Period.Quarter(2024, 4); period = period.Next)
        {
            var dates = collection.DatesFor(period, BinhDinh.Calendar);
            var owed = Owed(dates.Due, dates.Lock);
            for (var step = 0; step < 50; step++)
            {
                var (due, locked, day) = (owed.DueOn, owed.LockOn, dates.Due.AddDays(random.Next(-5, 90)));
                var extension = random.Next(3) == 0
                    ? Unlock(owed, day, dates.Due)
                    : DueExtension.Give(Guid.CreateVersion7(), owed, ExtensionCause.Other, new(day, collection.LockFor(day, BinhDinh.Calendar), "x", "x", Now));
                owed.DueOn.ShouldBeGreaterThanOrEqualTo(due);
                owed.LockOn.ShouldBeGreaterThanOrEqualTo(locked);
                owed.LockOn.ShouldBeGreaterThanOrEqualTo(owed.DueOn);
                if (extension.Succeeded(out var row))
                {
                    (row.DueBefore, row.LockBefore, row.Until, row.LockOn).ShouldBe((due, locked, owed.DueOn, owed.LockOn));
                }
            }
        }
    }

    private static Obligation Owed(DateOnly? due = null, DateOnly? locked = null) => new()
    {
        Id = new(Guid.CreateVersion7()),
        UnitId = new(1),
        UnitKind = UnitKind.Commune,
        UnitCode = "21550",
        UnitTypeName = "Phường",
        UnitName = "Nhơn Bình",
        UnitSortKey = "",
        UnitFoldedKey = "",
        Path = "/1/",
        DueOn = due ?? Due,
        LockOn = locked ?? Lock,
    };

    private static Outcome<DueExtension> Ask(Obligation owed, DateOnly until, string reason = "Mất mạng", DateOnly? today = null) =>
        DueExtension.Ask(Guid.CreateVersion7(), owed, until, reason, "nhon-binh", Now, today ?? new(2023, 9, 20));

    private static Outcome<DueExtension> Give(Obligation owed, DateOnly until, string reason) =>
        DueExtension.Give(Guid.CreateVersion7(), owed, ExtensionCause.Outage, new(until, Lock.AddDays(1), reason, "so-tttt", Now));

    private static Outcome<DueExtension> Unlock(Obligation owed, DateOnly lockOn, DateOnly today) =>
        DueExtension.Unlock(Guid.CreateVersion7(), owed, lockOn, "Bổ sung theo yêu cầu", "so-tttt", Now, today);

    private static IEnumerable<string> Codes(Outcome<DueExtension> outcome) => outcome.Problems.Select(problem => problem.Code);
}
