using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SurveyPlatform.Collection;
using SurveyPlatform.Reminders;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Reconciliation;

/// <summary>
/// Holds the two sources of a quarter together and opens a case for each difference. Run again it keeps what was said, closes what agrees
/// by now and changes nothing else.
/// </summary>
[UseCase]
public sealed partial class MatchSources(SurveyDbContext db, NoticeWriter notices, TimeProvider clock, ILogger<MatchSources> log)
{
    /// <param name="Opened">Cases opened, or open again.</param>
    public sealed record Tally(int Units, int Opened, int Closed, int Pending);

    /// <summary>The quarters that are past their due date and in which something was handed in since they were last compared.</summary>
    public async Task<IReadOnlyList<Period>> DueAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var asked = await db.Exercises.AsNoTracking()
            .Where(item => item.Due < today && item.Reason == null && (item.Collection.TemplateCode == SourceReader.UnitForm || item.Collection.TemplateCode == SourceReader.LineForm))
            .Select(item => new
            {
                item.Period,
                item.Collection.TemplateCode,
                Newest = db.Returns.Where(sent => sent.Obligation.ExerciseId == item.Id).Max(sent => sent.LastSubmittedAtUtc),
            }).ToListAsync(cancellationToken);
        var runs = (await db.ReconciliationRuns.AsNoTracking().GroupBy(run => run.Period).Select(run => new { run.Key, Last = run.Max(item => item.AtUtc) })
            .ToListAsync(cancellationToken)).ToDictionary(run => run.Key, run => run.Last);
        return
        [
            .. from period in asked.GroupBy(item => item.Period)
               where period.Select(item => item.TemplateCode).Distinct().Count() == 2
               let newest = period.Max(item => item.Newest)
               where newest is not null && (!runs.TryGetValue(period.Key, out var last) || newest > last)
               orderby period.Key
               select period.Key,
        ];
    }

    public async Task<Outcome<Tally>> RunAsync(Period period, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.SettleSources))
        {
            return SharedProblems.NotPermitted;
        }

        if (await new SourceReader(db).ReadAsync(period, cancellationToken) is not { } input)
        {
            return ReconciliationProblems.NothingToCompare(period.ToString());
        }

        var settings = await db.SourceSettings.AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? new();
        var dueOn = (await db.ReadCalendarAsync(cancellationToken)).AddWorkingDays(clock.Today, settings.AnswerWorkingDays);
        var found = input.Units.ToDictionary(unit => unit.Id, unit => SourceMatcher.Match(
            input.Declared.GetValueOrDefault(unit.Id), [.. input.Supplied[unit.UnitId]], input.Reporting, settings.Tolerance));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            await WriteAsync(period, found, cancellationToken);
            var cases = await new CaseComparison(db, clock, period, dueOn).RunAsync(input, found, cancellationToken);
            var tolerance = settings.Tolerance;
            db.ReconciliationRuns.Add(new()
            {
                Id = clock.NewKey(),
                Period = period,
                AtUtc = clock.UtcNow,
                By = actor.Name,
                Tolerance = string.Create(CultureInfo.InvariantCulture, $"{tolerance.Percent:0.##}% / {tolerance.Mbps:0.##} Mbps / {tolerance.Lines}"),
                Units = found.Count,
                Opened = cases.Opened.Count,
                Closed = cases.Closed,
            });
            await db.SaveChangesAsync(cancellationToken);
            foreach (var obligation in cases.Unsettled)
            {
                await db.SettleAsync(obligation, clock, cancellationToken);
            }

            await notices.WriteAsync([.. CaseNotices.Opened(period, cases.Opened)], cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            LogMatched(period, found.Count, cases.Opened.Count, cases.Closed);
            return new Tally(found.Count, cases.Opened.Count, cases.Closed, cases.Pending);
        }
        catch (DbUpdateConcurrencyException)
        {
            return ReconciliationProblems.ChangedMeanwhile;
        }
    }

    private async Task WriteAsync(Period period, Dictionary<ObligationId, IReadOnlyList<Finding>> found, CancellationToken cancellationToken)
    {
        var known = await db.SourceMatches.Where(match => match.Period == period).ToDictionaryAsync(match => match.ObligationId, cancellationToken);
        foreach (var (obligation, findings) in found)
        {
            if (!known.TryGetValue(obligation, out var match))
            {
                match = new() { ObligationId = obligation, Period = period, Findings = [], Operators = "" };
                db.SourceMatches.Add(match);
            }

            if (!match.Findings.SequenceEqual(findings))
            {
                match.Take(findings);
            }
        }
    }

    [LoggerMessage(EventId = 7001, Level = LogLevel.Information, Message = "Sources of {Period}: {Units} units compared, {Opened} cases opened, {Closed} closed")]
    private partial void LogMatched(Period period, int units, int opened, int closed);
}
