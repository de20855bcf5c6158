using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Reminders;
using SurveyPlatform.Tests.Demo;

namespace SurveyPlatform.Tests.Reminders;

public sealed class ReminderPlanTests
{
    private static readonly DateOnly Due = new(2023, 9, 21);

    private static readonly ReminderRule[] Rules =
    [
        new("before-2", -2), new("due-day", 0), new("late-1", 1), new("late-3", 3), new("late-5-superior", 5, ReminderAudience.Superior),
    ];

    [Theory]
    [InlineData("2023-09-18", "")]
    [InlineData("2023-09-19", "before-2>unit@x")]
    [InlineData("2023-09-20", "before-2>unit@x")]
    [InlineData("2023-09-21", "due-day>unit@x")]
    [InlineData("2023-09-22", "late-1>unit@x")]
    [InlineData("2023-09-23", "")]
    [InlineData("2023-09-25", "late-1>unit@x")]
    [InlineData("2023-09-26", "late-3>unit@x")]
    [InlineData("2023-09-28", "late-3>unit@x late-5-superior>above@x")]
    public void On_each_day_the_latest_rule_of_each_audience_applies(string day, string expected) =>
        Sent(PlanOn(day)).ShouldBe(expected);

    [Fact]
    public void Who_has_submitted_gets_nothing()
    {
        var plan = PlanOn("2023-09-28", isOpen: false);
        Sent(plan).ShouldBeEmpty();
        plan.ShouldAllBe(item => item.Decision == ReminderDecision.Submitted);
    }

    [Fact]
    public void What_was_sent_is_not_sent_again()
    {
        var subject = Subject(isOpen: true);
        var told = new HashSet<ReminderKey> { new(subject.Obligation.Id, "late-1", "2023-09-21", ReminderChannel.Email, "unit@x") };
        ReminderPlan.For(new(2023, 9, 22), Rules, [subject], To, ReminderHistory.None with { Told = told }, BinhDinh.Calendar)
            .ShouldHaveSingleItem().Decision.ShouldBe(ReminderDecision.AlreadySent);
    }

    [Fact]
    public void A_unit_without_contacts_is_shown_and_not_forgotten()
    {
        ReminderPlan.For(new(2023, 9, 22), Rules, [Subject(isOpen: true)], (_, _) => [], ReminderHistory.None, BinhDinh.Calendar)
            .ShouldHaveSingleItem().Decision.ShouldBe(ReminderDecision.NoContact);
    }

    [Fact]
    public void Lateness_is_counted_in_working_days()
    {
        PlanOn("2023-09-19").ShouldHaveSingleItem().WorkingDaysLate.ShouldBe(-2);
        PlanOn("2023-09-25").ShouldHaveSingleItem().WorkingDaysLate.ShouldBe(2);
    }

    private static IReadOnlyList<PlannedReminder> PlanOn(string day, bool isOpen = true) =>
        ReminderPlan.For(DateOnly.ParseExact(day, "yyyy-MM-dd"), Rules, [Subject(isOpen)], To, ReminderHistory.None, BinhDinh.Calendar);

    private static string Sent(IEnumerable<PlannedReminder> plan) => string.Join(' ', plan
        .Where(item => item.Decision == ReminderDecision.Send).OrderBy(item => item.Rule.OffsetWorkingDays).Select(item => $"{item.Rule.Code}>{item.Recipient!.Address}"));

    private static ReminderSubject Subject(bool isOpen) => new(
        new()
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
            DueOn = Due,
            LockOn = Due.AddDays(40),
        },
        Due,
        Due.AddDays(30),
        isOpen,
        IsPaused: false);

    private static IReadOnlyList<ReminderRecipient> To(Obligation obligation, ReminderAudience audience) =>
        [new(ReminderChannel.Email, audience == ReminderAudience.Unit ? "unit@x" : "above@x", "", obligation.UnitId)];
}
