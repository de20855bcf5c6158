using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Collection;

public static class WorkingCalendarReader
{
    /// <summary>The calendar table as it stands now.</summary>
    public static async Task<WorkingCalendar> ReadCalendarAsync(this SurveyDbContext db, CancellationToken cancellationToken)
    {
        var days = await db.CalendarDays.AsNoTracking().Select(day => new { day.Date, day.Kind }).ToListAsync(cancellationToken);
        return new(days.Select(day => KeyValuePair.Create(day.Date, day.Kind)));
    }
}
