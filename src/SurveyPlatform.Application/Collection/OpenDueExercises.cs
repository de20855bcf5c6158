using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Collection;

/// <summary>Opens every period whose cut-off day has come, also those that came while nothing ran, one by one.</summary>
[UseCase]
public sealed class OpenDueExercises(SurveyDbContext db, OpenExercise open, TimeProvider clock)
{
    /// <summary>After so long a standstill an administrator opens older periods by hand.</summary>
    private const int MostPeriodsCaughtUp = 4;

    /// <param name="Exercises">Every period that is due, those opened earlier included.</param>
    public sealed record Result(IReadOnlyList<OpenExercise.Result> Exercises);

    /// <summary>Every period that is due, those opened earlier included.</summary>
    public async Task<IReadOnlyList<(string Collection, Period Period)>> DueAsync(CancellationToken cancellationToken) =>
        [.. from collection in await db.Collections.AsNoTracking().Where(item => item.Frequency != Frequency.AdHoc).OrderBy(item => item.Code).ToListAsync(cancellationToken)
            from period in DuePeriods(collection)
            select (collection.Code, period)];

    /// <summary>One collection that cannot be opened does not keep the others closed; its problems are given back at the end.</summary>
    public async Task<Outcome<Result>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        var opened = new List<OpenExercise.Result>();
        var problems = new List<Problem>();
        foreach (var (collection, period) in await DueAsync(cancellationToken))
        {
            var outcome = await open.RunAsync(collection, period, actor, cancellationToken);
            if (outcome.Succeeded(out var result))
            {
                opened.Add(result);
            }
            else
            {
                problems.AddRange(outcome.Problems.Select(problem => problem.At($"{collection} {period}")));
            }
        }

        return problems.Count > 0 ? new Outcome<Result>(problems) : new Result(opened);
    }

    private Stack<Period> DuePeriods(CollectionDefinition collection)
    {
        var current = collection.Scheme.PeriodOf(clock.Today, collection.Frequency);
        var due = new Stack<Period>();
        for (var period = current; due.Count < MostPeriodsCaughtUp && period >= collection.FirstPeriod; period = period.Previous)
        {
            if (collection.Scheme.Window(period).End <= clock.Today)
            {
                due.Push(period);
            }
        }

        return due;
    }
}
