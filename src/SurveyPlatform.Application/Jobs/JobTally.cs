using System.Globalization;

namespace SurveyPlatform.Jobs;

/// <summary>What a job did, in numbers by name; the page has the words: <c>job-result.{job}</c>. What is not counted is 0.</summary>
public sealed class JobTally
{
    /// <summary>Items that failed in this run and are tried again later.</summary>
    public const string Failed = "failed";

    /// <summary>Items that had failed before and whose time has not come.</summary>
    public const string Waiting = "waiting";

    /// <summary>Items that wait for an administrator.</summary>
    public const string SetAside = "set-aside";

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public static JobTally Of(params ReadOnlySpan<(string Name, int Count)> counts)
    {
        var tally = new JobTally();
        foreach (var (name, count) in counts)
        {
            tally.Add(name, count);
        }

        return tally;
    }

    /// <summary>Only what there was.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    public void Add(string name, int count = 1)
    {
        if (count != 0)
        {
            _counts[name] = _counts.GetValueOrDefault(name) + count;
        }
    }

    /// <summary>For logs and the demonstration: <c>12 planned, 12 sent</c>.</summary>
    public override string ToString() => _counts.Count == 0
        ? "nothing to do"
        : string.Join(", ", _counts.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Value} {pair.Key}")));
}
