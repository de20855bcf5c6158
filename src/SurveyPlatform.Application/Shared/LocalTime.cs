namespace SurveyPlatform.Shared;

/// <summary>Deadlines are days in Vietnam (UTC+7, no summer time); instants are stored in UTC.</summary>
public static class LocalTime
{
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    extension(TimeProvider clock)
    {
        public DateTime UtcNow => clock.GetUtcNow().UtcDateTime;

        /// <summary>The day it is in Vietnam.</summary>
        public DateOnly Today => clock.UtcNow.ToLocalDay();

        /// <summary>A key that sorts by when it was made.</summary>
        public Guid NewKey() => Guid.CreateVersion7(clock.GetUtcNow());
    }

    extension(DateTime utc)
    {
        public DateTime ToLocal() => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);

        public DateOnly ToLocalDay() => DateOnly.FromDateTime(utc.ToLocal());
    }
}
