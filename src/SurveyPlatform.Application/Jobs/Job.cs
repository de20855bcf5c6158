using SurveyPlatform.Shared;

namespace SurveyPlatform.Jobs;

/// <summary>One thing the clock does. Running it twice does no more than running it once.</summary>
/// <param name="Cron">Seconds, minutes, hours, day of month, month, day of week, in Vietnamese time (Quartz's notation).</param>
/// <param name="Work">Done as a whole, or item by item.</param>
public sealed record Job(string Name, string Cron, JobWork Work)
{
    /// <summary>Each server may run it beside the others, itself once at a time; else one server at a time runs it.</summary>
    public bool IsShared { get; init; }
}

public abstract record JobWork
{
    /// <summary>A job that is one thing: what fails is tried again when its time comes round.</summary>
    public sealed record Whole(Func<IServiceProvider, CancellationToken, Task<Outcome<JobTally>>> RunAsync) : JobWork;

    /// <summary>A job of many things: each is run by itself, and one that fails is tried again by itself (<see cref="JobItem"/>).</summary>
    /// <param name="DueAsync">What is to be done now.</param>
    /// <param name="RunAsync">Does the one with this key; gives back what it counts as.</param>
    public sealed record ByItem(
        Func<IServiceProvider, CancellationToken, Task<IReadOnlyList<DueItem>>> DueAsync,
        Func<IServiceProvider, string, CancellationToken, Task<Outcome<string>>> RunAsync) : JobWork;
}

/// <param name="Key">The same at each run.</param>
/// <param name="Title">What an administrator knows it by.</param>
public sealed record DueItem(string Key, string Title);
