using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Jobs;

/// <summary>The job table with each job's last runs, newest first.</summary>
[UseCase]
public sealed class ListJobs(SurveyDbContext db)
{
    public const int RunsShown = 10;

    public sealed record Row(Job Job, IReadOnlyList<JobRun> Runs);

    public sealed record Result(IReadOnlyList<Row> Jobs);

    public async Task<Outcome<Result>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.Administer))
        {
            return SharedProblems.NotPermitted;
        }

        var rows = new List<Row>();
        foreach (var job in JobTable.All)
        {
            rows.Add(new(job, await db.JobRuns.AsNoTracking().Where(run => run.Job == job.Name)
                .OrderByDescending(run => run.StartedAtUtc).Take(RunsShown).ToListAsync(cancellationToken)));
        }

        return new Result(rows);
    }
}
