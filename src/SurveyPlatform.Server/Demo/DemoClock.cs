using SurveyPlatform.Shared;

namespace SurveyPlatform.Server.Demo;

/// <summary>The demonstration's own time: it stands where it is set, and runs from there once it is let go.</summary>
public sealed class DemoClock(TimeProvider real) : TimeProvider
{
    private DateTimeOffset _at;
    private long? _letGo;

    /// <param name="localTime">In Vietnam.</param>
    public void StandAt(DateTime localTime)
    {
        _at = new DateTimeOffset(localTime, LocalTime.Zone.BaseUtcOffset).ToUniversalTime();
        _letGo = null;
    }

    public void PassMinutes(int minutes) => _at = _at.AddMinutes(minutes);

    public void Run() => _letGo = real.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => _letGo is { } since ? _at + real.GetElapsedTime(since) : _at;
}
