using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SurveyPlatform.Collection;
using SurveyPlatform.Documents;
using SurveyPlatform.Shared;
using SurveyPlatform.Standards;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Reports;

/// <summary>Compiles a period's consolidated report: judges the units, adds up, renders both files. Unchanged content makes no new vintage.</summary>
[UseCase]
public sealed partial class CompileReport(
    SurveyDbContext db, EvaluateStandards evaluate, TemplateCache templates, TimeProvider clock, ILogger<CompileReport> log)
{
    /// <param name="Created">False when the newest vintage says the very same.</param>
    public sealed record Result(Guid Id, Period Period, int Vintage, bool Created, int NonReporters, int UnitsBelowStandard);

    /// <param name="tell">Told what it is at.</param>
    public async Task<Outcome<Result>> RunAsync(Period period, Actor actor, CancellationToken cancellationToken, Func<CompileStep, Task>? tell = null)
    {
        tell ??= _ => Task.CompletedTask;
        if (!actor.May(Permission.CompileReports))
        {
            return SharedProblems.NotPermitted;
        }

        var exercises = await db.Exercises.AsNoTracking().Include(exercise => exercise.Collection)
            .Where(exercise => exercise.Period == period
                && (exercise.CollectionCode == QuarterlyReport.UnitCollection || exercise.CollectionCode == QuarterlyReport.LineCollection))
            .ToListAsync(cancellationToken);
        if (exercises.Find(exercise => exercise.CollectionCode == QuarterlyReport.UnitCollection) is not { } main)
        {
            return ReportsProblems.NoExercise(period);
        }

        var definition = QuarterlyReport.With(await db.ReadIndicatorsAsync(main.CutOff, cancellationToken));
        if (definition.Indicators.Count == 0)
        {
            return ReportsProblems.NoIndicators(main.CutOff);
        }

        var stored = await db.Letterheads.AsNoTracking().FirstOrDefaultAsync(item => item.Definition == definition.Code, cancellationToken);
        if (stored is null)
        {
            return ReportsProblems.NoLetterhead;
        }

        // Who may compile need not be who lays standards down.
        await tell(CompileStep.Judging);
        (await evaluate.RunAsync(main.Id, Actor.System, cancellationToken)).Require();
        await tell(CompileStep.AddingUp);
        var letterhead = JsonSerializer.Deserialize<ReportLetterhead>(stored.LetterheadJson, ReportJson.Options)!;
        var input = await new ReportFacts(db, templates, clock.Today).ReadAsync(definition, letterhead, exercises, cancellationToken);
        await tell(CompileStep.Writing);
        return await KeepAsync(definition, ConsolidatedReport.From(input), actor, cancellationToken);
    }

    /// <summary>The newest period whose due date has passed; null when there is none.</summary>
    public async Task<Period?> NewestDueAsync(CancellationToken cancellationToken)
    {
        var (today, collection) = (clock.Today, QuarterlyReport.UnitCollection);
        return await db.Exercises.Where(exercise => exercise.CollectionCode == collection && exercise.Due < today)
            .OrderByDescending(exercise => exercise.Due).Select(exercise => (Period?)exercise.Period).FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<Outcome<Result>> KeepAsync(ReportDefinition definition, ConsolidatedReport report, Actor actor, CancellationToken cancellationToken)
    {
        var hash = ReportJson.HashOf(report);
        var newest = await db.Reports.AsNoTracking()
            .Where(item => item.Definition == definition.Code && item.Period == report.Period).OrderByDescending(item => item.Vintage)
            .Select(item => new { item.Id, item.Vintage, item.ContentHash }).FirstOrDefaultAsync(cancellationToken);
        if (newest?.ContentHash == hash)
        {
            return new Result(newest.Id, report.Period, newest.Vintage, Created: false, report.NonReporters.Count, report.BelowStandard.Count);
        }

        var compiled = new CompiledReport
        {
            Id = clock.NewKey(),
            Definition = definition.Code,
            Period = report.Period,
            Vintage = (newest?.Vintage ?? 0) + 1,
            CompiledAtUtc = clock.UtcNow,
            CompiledBy = actor.Name,
            ContentHash = hash,
            ModelJson = ReportJson.Write(report),
            Workbook = Rendered(stream => ReportWorkbook.Write(report, stream)),
            Document = Rendered(stream => ReportDocument.Write(report, stream)),
        };
        db.Reports.Add(compiled);
        await db.SaveChangesAsync(cancellationToken);
        LogCompiled(report.Period, compiled.Vintage);
        return new Result(compiled.Id, report.Period, compiled.Vintage, Created: true, report.NonReporters.Count, report.BelowStandard.Count);
    }

    private static byte[] Rendered(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }

    [LoggerMessage(EventId = 9001, Level = LogLevel.Information, Message = "The report for {Period} was compiled as vintage {Vintage}")]
    private partial void LogCompiled(Period period, int vintage);
}
