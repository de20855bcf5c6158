using System.Globalization;

namespace SurveyPlatform.Tests.Ground;

/// <summary>A clock that stands until it is moved, in Vietnam. Given times are local: <c>new SettableClock("2023-09-15 08:00")</c>.</summary>
public sealed class SettableClock(string localTime = "2023-09-15 08:00") : TimeProvider
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);
    private DateTimeOffset _now = Local(localTime);

    public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    public override DateTimeOffset GetUtcNow() => _now.ToUniversalTime();

    public void Set(string localTime) => _now = Local(localTime);

    public void Advance(TimeSpan time) => _now += time;

    private static DateTimeOffset Local(string text) => new(DateTime.Parse(text, CultureInfo.InvariantCulture), Vietnam);
}
