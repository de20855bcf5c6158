using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Collection;

/// <summary>The calendar table, year by year; marking days as checked, and taking them out.</summary>
[UseCase]
public sealed class ListCalendarDays(SurveyDbContext db, TimeProvider clock)
{
    /// <param name="Years">Those that have days, this one and the next.</param>
    public sealed record Result(int Year, IReadOnlyList<int> Years, IReadOnlyList<CalendarDay> Days)
    {
        public int Unverified => Days.Count(day => !day.Verified);
    }

    /// <param name="year">Null: this year.</param>
    public async Task<Outcome<Result>> RunAsync(int? year, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        var today = clock.Today;
        var days = await db.CalendarDays.AsNoTracking().OrderBy(day => day.Date).ToListAsync(cancellationToken);
        var years = days.Select(day => day.Date.Year).Append(today.Year).Append(today.Year + 1).Distinct().Order().ToList();
        var shown = year is { } asked && years.Contains(asked) ? asked : today.Year;
        return new Result(shown, years, [.. days.Where(day => day.Date.Year == shown)]);
    }

    /// <returns>How many were changed.</returns>
    public Task<Outcome<int>> VerifyAsync(IReadOnlyCollection<DateOnly> dates, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(dates, actor, day => (day.Verified, day.ChangedBy, day.ChangedAtUtc) = (true, actor.Name, clock.UtcNow), cancellationToken);

    /// <returns>How many were taken out.</returns>
    public Task<Outcome<int>> RemoveAsync(IReadOnlyCollection<DateOnly> dates, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(dates, actor, day => db.CalendarDays.Remove(day), cancellationToken);

    private async Task<Outcome<int>> ChangeAsync(IReadOnlyCollection<DateOnly> dates, Actor actor, Action<CalendarDay> change, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageCollections))
        {
            return SharedProblems.NotPermitted;
        }

        if (dates.Count is 0 or > CalendarText.MostRows)
        {
            return ExtensionProblems.NothingChosen;
        }

        var days = await db.CalendarDays.Where(day => dates.Contains(day.Date)).ToListAsync(cancellationToken);
        days.ForEach(change);
        await db.SaveChangesAsync(cancellationToken);
        return days.Count;
    }
}
