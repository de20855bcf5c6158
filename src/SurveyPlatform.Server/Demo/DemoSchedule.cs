using SurveyPlatform.Collection;
using SurveyPlatform.Registry;

namespace SurveyPlatform.Server.Demo;

/// <summary>A unit sends its return at this time of Vietnam.</summary>
public sealed record DemoSubmission(string UnitCode, DateTime At);

/// <summary>Who sends when: most in time, a number only after a reminder, four communes never, one telecom company late.</summary>
public static class DemoSchedule
{
    /// <summary>Working days from the due date, and how many of a hundred units send on that day. The mornings after the reminders bring some more.</summary>
    private static readonly (int Offset, int Percent)[] Days =
        [(-4, 4), (-3, 9), (-2, 14), (-1, 20), (0, 29), (1, 10), (2, 3), (3, 5), (4, 2), (5, 3), (6, 1)];

    /// <summary>In the order of time; a unit that never reports is not in it.</summary>
    public static IReadOnlyList<DemoSubmission> Of(IReadOnlyList<DemoUnit> units, DateOnly due, WorkingCalendar calendar, int seed) =>
        Of(units, due, calendar, seed, DemoPlan.Silent(units, seed));

    /// <param name="silent">Codes of those that never send.</param>
    public static IReadOnlyList<DemoSubmission> Of(IReadOnlyList<DemoUnit> units, DateOnly due, WorkingCalendar calendar, int seed, IReadOnlySet<string> silent)
    {
        var shuffled = units.Where(unit => unit.Kind is UnitKind.District or UnitKind.Commune && !silent.Contains(unit.Code))
            .OrderBy(unit => new Dice(seed, unit.Code).Between("order", 0, 99999)).ThenBy(unit => unit.Code, StringComparer.Ordinal).ToList();
        var perDay = Apportionment.Of(shuffled.Count, [.. Days.Select(day => day.Percent)]);
        var offsets = Days.Zip(perDay, (day, count) => Enumerable.Repeat(day.Offset, count)).SelectMany(offset => offset);
        var companies = units.Where(unit => unit.Kind == UnitKind.Operator).Select((unit, at) => (Unit: unit, Offset: at == 3 ? 2 : -at));
        return
        [
            .. shuffled.Zip(offsets, (unit, offset) => (Unit: unit, Offset: offset)).Concat(companies)
                .Select(item => new DemoSubmission(item.Unit.Code, calendar.AddWorkingDays(due, item.Offset).ToDateTime(TimeOfDay(item.Unit, seed))))
                .OrderBy(submission => submission.At).ThenBy(submission => submission.UnitCode, StringComparer.Ordinal),
        ];
    }

    /// <summary>Within office hours, and after the reminders that go out at seven.</summary>
    private static TimeOnly TimeOfDay(DemoUnit unit, int seed) => new TimeOnly(7, 45).AddMinutes(new Dice(seed, unit.Code).Between("time", 0, 540));
}
