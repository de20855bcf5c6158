namespace SurveyPlatform.Jobs;

/// <summary>When each job runs: as the table says, or as this site has it otherwise.</summary>
public sealed class JobSchedules
{
    private readonly IReadOnlyDictionary<string, string> _changed;

    /// <param name="changed">Name of a job → its schedule here.</param>
    /// <exception cref="ArgumentException">There is no such job: a misspelt one would go unnoticed.</exception>
    public JobSchedules(IReadOnlyDictionary<string, string> changed)
    {
        _changed = changed;
        if (changed.Keys.FirstOrDefault(name => JobTable.Find(name) is null) is { } unknown)
        {
            throw new ArgumentException($"Jobs:Schedules names '{unknown}', and there is no such job. The jobs are: {string.Join(", ", JobTable.All.Select(job => job.Name))}.", nameof(changed));
        }
    }

    public string Of(Job job) => _changed.TryGetValue(job.Name, out var cron) ? cron : job.Cron;
}
