using SurveyPlatform.Collection;
using SurveyPlatform.Reminders;
using SurveyPlatform.Returns;
using SurveyPlatform.Tests.Demo;

namespace SurveyPlatform.Tests.Reminders;

/// <summary>Eight quarters lived through day by day, with the real holidays and with all that befalls units; what must hold is asked of every day.</summary>
public sealed class ReminderPlanPropertyTests
{
    private const int Units = 25;

    private static readonly ReminderRule[] Ladder =
    [
        new("before-2", -2), new("due-day", 0), new("late-1", 1), new("late-3", 3), new("head-3", 3, ReminderAudience.Head),
        new("superior-5", 5, ReminderAudience.Superior), new("department-8", 8, ReminderAudience.Department), new("leadership-10", 10, ReminderAudience.Leadership),
    ];

    private static readonly Period[] Quarters = [.. Enumerable.Range(0, 8).Select(at => Period.Quarter(2023 + (at + 1) / 4, (at + 1) % 4 + 1))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Nobody_is_chased_without_reason_and_no_rung_comes_twice(int seed)
    {
        var life = new Life(new Random(seed));
        foreach (var day in life.Days())
        {
            foreach (var message in life.Plan(day))
            {
                message.ShouldSatisfyAllConditions(
                    $"seed {seed}, {day}, {message.Rule.Code}",
                    () => BinhDinh.Calendar.IsWorkingDay(day).ShouldBeTrue("a day off"),
                    () => life.IsOpen(message.Obligation).ShouldBeTrue("the return is in"),
                    () => life.IsPaused(message.Obligation).ShouldBeFalse("paused"),
                    () => message.DueOn.ShouldBe(life.DueOf(message.Obligation), "another due date counts"),
                    () => DayOf(message.DueOn, message.Rule.OffsetWorkingDays).ShouldBeLessThanOrEqualTo(day, "its day has not come"),
                    () => LaterRungs(message, day).ShouldBeEmpty("a later rung of the same audience has come"),
                    () => life.Tell(message).ShouldBeTrue("told twice"));
            }

            life.OneMessageEach(day);
        }

        life.Told.ShouldBeGreaterThan(1000, "the property must not hold for want of messages");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Who_never_answers_and_whom_nothing_befalls_climbs_every_rung_once(int seed)
    {
        var life = new Life(new Random(seed), isQuiet: true);
        foreach (var message in life.Days().SelectMany(day => life.Plan(day).Where(life.Tell)))
        {
            message.Decision.ShouldBe(ReminderDecision.Send);
        }

        foreach (var obligation in life.Silent)
        {
            life.RungsOf(obligation).ShouldBe(Ladder.Select(rule => rule.Code).Order(StringComparer.Ordinal), $"seed {seed}");
        }
    }

    public static TheoryData<int> Seeds { get; } = [.. Enumerable.Range(1, 12)];

    private static DateOnly DayOf(DateOnly due, int offset)
    {
        for (var step = Math.Sign(offset); offset != 0;)
        {
            due = due.AddDays(step);
            offset -= BinhDinh.Calendar.IsWorkingDay(due) ? step : 0;
        }

        return due;
    }

    private static IEnumerable<ReminderRule> LaterRungs(PlannedReminder message, DateOnly day) => Ladder.Where(rule =>
        rule.Audience == message.Rule.Audience && rule.OffsetWorkingDays > message.Rule.OffsetWorkingDays && DayOf(message.DueOn, rule.OffsetWorkingDays) <= day);

    /// <summary>What befalls units: they answer in time, late or never, get more time, are paused, are sent back; servers are down.</summary>
    private sealed class Life(Random chance, bool isQuiet = false)
    {
        private sealed class Fate(Obligation obligation)
        {
            public Obligation Obligation { get; } = obligation;

            public ReturnState? State { get; set; }

            public DateOnly? ResubmitBy { get; set; }

            public DateOnly PausedUntil { get; set; }

            public bool IsSilent { get; init; }
        }

        private readonly Dictionary<ObligationId, Fate> _fates = [];
        private readonly HashSet<ReminderKey> _told = [];
        private readonly HashSet<(ReminderChannel Channel, string Recipient)> _toldToday = [];
        private readonly List<(ReminderChannel Channel, string Recipient, int Run)> _runs = [];
        private DateOnly _today;
        private int _run;

        public int Told => _told.Count;

        public IEnumerable<Obligation> Silent => _fates.Values.Where(fate => fate.IsSilent).Select(fate => fate.Obligation);

        public IEnumerable<DateOnly> Days()
        {
            foreach (var quarter in Quarters)
            {
                var (_, cutOff) = PeriodScheme.Reporting.Window(quarter);
                Open(cutOff);
                for (_today = cutOff; _today <= cutOff.AddDays(60); _today = _today.AddDays(1))
                {
                    _toldToday.Clear();
                    _runs.Clear();
                    Befall();
                    // A day on which nothing runs.
                    if (isQuiet || chance.Next(6) > 0)
                    {
                        yield return _today;
                    }
                }
            }
        }

        /// <summary>What three runs of one day would send; what befalls units in between included.</summary>
        public IEnumerable<PlannedReminder> Plan(DateOnly day)
        {
            for (_run = 0; _run < 3; _run++)
            {
                var history = new ReminderHistory(_told.ToHashSet(), _toldToday.ToHashSet(), new HashSet<string>());
                var subjects = _fates.Values.Select(fate => ReminderSubject.Of(fate.Obligation, fate.State, fate.ResubmitBy, isInOtherHands: false, fate.PausedUntil >= day)).ToList();
                foreach (var planned in ReminderPlan.For(day, Ladder, subjects, To, history, BinhDinh.Calendar).Where(item => item.Decision == ReminderDecision.Send))
                {
                    yield return planned;
                    _toldToday.Add((planned.Recipient!.Channel, planned.Recipient.Address));
                    _runs.Add((planned.Recipient.Channel, planned.Recipient.Address, _run));
                }

                Befall();
            }
        }

        public bool Tell(PlannedReminder message) => _told.Add(message.KeyFor(message.Recipient!));

        public bool IsOpen(Obligation obligation) => _fates[obligation.Id].State is null or ReturnState.SentBack;

        public bool IsPaused(Obligation obligation) => _fates[obligation.Id].PausedUntil >= _today;

        public DateOnly DueOf(Obligation obligation) =>
            _fates[obligation.Id] is { State: ReturnState.SentBack, ResubmitBy: { } by } ? by : obligation.DueOn;

        public void OneMessageEach(DateOnly day) => _runs.Distinct().GroupBy(run => (run.Channel, run.Recipient)).Where(runs => runs.Count() > 1)
            .ShouldBeEmpty($"{day}: a second message on one day");

        public IEnumerable<string> RungsOf(Obligation obligation) =>
            _told.Where(key => key.Obligation == obligation.Id).Select(key => key.Rule).Order(StringComparer.Ordinal);

        private void Open(DateOnly cutOff)
        {
            _fates.Clear();
            var due = DayOf(cutOff, 5);
            for (var unit = 1; unit <= Units; unit++)
            {
                var obligation = Chased.Of(unit, unit % 4 + 100, due, DayOf(due, 20));
                _fates[obligation.Id] = new(obligation) { IsSilent = unit % 5 == 0 };
            }

            if (isQuiet)
            {
                _told.RemoveWhere(key => !_fates.ContainsKey(key.Obligation));
            }
        }

        private void Befall()
        {
            foreach (var fate in _fates.Values.Where(fate => !fate.IsSilent && !(isQuiet && fate.State is not null)))
            {
                switch (chance.Next(isQuiet ? 40 : 120), fate.State)
                {
                    case ( < 3, null or ReturnState.SentBack):
                        (fate.State, fate.ResubmitBy) = (ReturnState.Submitted, null);
                        break;
                    case (3, ReturnState.Submitted):
                        (fate.State, fate.ResubmitBy) = (ReturnState.SentBack, DayOf(_today, chance.Next(1, 6)));
                        break;
                    case (4, null) when !isQuiet:
                        fate.Obligation.DueOn = DayOf(fate.Obligation.DueOn > _today ? fate.Obligation.DueOn : _today, chance.Next(1, 10));
                        break;
                    case (5, _) when !isQuiet:
                        fate.PausedUntil = _today.AddDays(chance.Next(0, 10));
                        break;
                }
            }
        }

        private static IReadOnlyList<ReminderRecipient> To(Obligation obligation, ReminderAudience audience)
        {
            var unit = audience switch
            {
                ReminderAudience.Unit or ReminderAudience.Head => obligation.UnitId,
                ReminderAudience.Superior => obligation.ParentId!.Value,
                ReminderAudience.Department => new(1000),
                ReminderAudience.Leadership => new(1001),
            };
            return [new(ReminderChannel.Email, $"{(audience == ReminderAudience.Head ? "head" : "clerk")}.{unit}@x", "", unit)];
        }
    }
}
