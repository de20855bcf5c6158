using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Standards;

/// <summary>
/// Holds every unit of an exercise against the standards in force on its cut-off day. A verdict whose return, decided figures and standard
/// are as they were is left alone, so running it again changes nothing; one that another takes the place of is kept.
/// </summary>
[UseCase]
public sealed partial class EvaluateStandards(SurveyDbContext db, TemplateCache templates, TimeProvider clock, ILogger<EvaluateStandards> log)
{
    private const int ReplacedAtOnce = 10_000;

    /// <param name="Judged">Units of which at least one verdict is new.</param>
    public sealed record Tally(int Units, int Judged, int UnitsBelow);

    public async Task<Outcome<Tally>> RunAsync(ExerciseId exerciseId, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageStandards))
        {
            return SharedProblems.NotPermitted;
        }

        var exercise = await db.Exercises.AsNoTracking().Include(item => item.Collection).FirstOrDefaultAsync(item => item.Id == exerciseId, cancellationToken);
        if (exercise is null)
        {
            return SharedProblems.NotFound;
        }

        var forms = await db.FormsAsync(exercise.Collection.TemplateCode, templates, cancellationToken);
        var criteria = (await db.StandardsInForceAsync(exercise, cancellationToken)).Select(standard => CompiledStandard.Compile(standard, [.. forms.Values]).Require())
            .SelectMany(compiled => compiled.Criteria, (compiled, criterion) => new Asked(compiled.Standard, criterion)).ToList();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await WaitForOthersAsync(exerciseId, cancellationToken);
        var units = await db.JudgedUnitsAsync(exerciseId, cancellationToken);
        var due = Compare(units, await CurrentAsync(exerciseId, cancellationToken), criteria);
        await SupersedeAsync(due.Replaced, cancellationToken);
        var judged = new List<UnitVerdict>(due.Missing.Sum(unit => unit.Criteria.Count));
        await foreach (var (unit, scope) in db.ScopesAsync(exercise, forms, [.. due.Missing.Select(missing => missing.Unit)], cancellationToken))
        {
            judged.AddRange(due.CriteriaOf[unit.Obligation.Id].Select(asked => Judge(unit, scope, asked)));
        }

        await db.InsertManyAsync(judged, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var below = await db.CurrentVerdicts().Where(verdict => verdict.ExerciseId == exerciseId && verdict.Outcome == VerdictOutcome.NotMet)
            .Select(verdict => verdict.UnitId).Distinct().CountAsync(cancellationToken);
        LogJudged(exercise.Period, due.Missing.Count, below);
        return new Tally(units.Count, due.Missing.Count, below);
    }

    /// <summary>Two at once would both add what is missing. SQLite has one writer anyway.</summary>
    private async Task WaitForOthersAsync(ExerciseId exercise, CancellationToken cancellationToken)
    {
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlAsync($"SELECT 1 FROM collection_exercises WHERE id = {exercise.Value} FOR NO KEY UPDATE", cancellationToken);
        }
    }

    private async Task<ILookup<ObligationId, Current>> CurrentAsync(ExerciseId exercise, CancellationToken cancellationToken)
    {
        var rows = await db.CurrentVerdicts().Where(verdict => verdict.ExerciseId == exercise)
            .Select(verdict => new { verdict.Id, verdict.ObligationId, verdict.StandardCode, verdict.StandardVersion, verdict.CriterionCode, verdict.ReturnRevision, verdict.Decided })
            .ToListAsync(cancellationToken);
        return rows.ToLookup(
            row => row.ObligationId,
            row => new Current(row.Id, new(row.StandardCode, row.StandardVersion, row.CriterionCode, row.ReturnRevision, Keys(row.Decided.Select(used => used.Id)))));
    }

    private static Due Compare(IReadOnlyList<JudgedUnit> units, ILookup<ObligationId, Current> current, List<Asked> criteria)
    {
        var replaced = new List<Guid>();
        var missing = new List<(JudgedUnit Unit, List<Asked> Criteria)>();
        foreach (var unit in units)
        {
            var wanted = criteria.ToDictionary(asked => asked.For(unit));
            replaced.AddRange(current[unit.Obligation.Id].Where(row => !wanted.Remove(row.Basis)).Select(row => row.Id));
            if (wanted.Count > 0)
            {
                missing.Add((unit, [.. wanted.Values]));
            }
        }

        return new(replaced, missing);
    }

    private async Task SupersedeAsync(List<Guid> verdicts, CancellationToken cancellationToken)
    {
        foreach (var chunk in verdicts.Chunk(ReplacedAtOnce))
        {
            await db.Verdicts.Where(verdict => chunk.Contains(verdict.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(verdict => verdict.SupersededAtUtc, clock.UtcNow), cancellationToken);
        }
    }

    private UnitVerdict Judge(JudgedUnit unit, AnswerScope scope, Asked asked)
    {
        var verdict = asked.Compiled.Judge(scope, hasReported: unit.Revision > 0);
        return new()
        {
            Id = clock.NewKey(),
            ExerciseId = unit.Obligation.ExerciseId,
            ObligationId = unit.Obligation.Id,
            UnitId = unit.Obligation.UnitId,
            StandardCode = asked.Standard.Code,
            StandardVersion = asked.Standard.Version,
            CriterionCode = asked.Compiled.Criterion.Code,
            Outcome = verdict.Outcome,
            Figure = Stored(verdict.Figure),
            Threshold = Stored(verdict.Threshold),
            Gap = Stored(verdict.Gap),
            ReturnRevision = unit.Revision,
            Decided = [.. unit.UsedBy(asked.Compiled).Select(figure => new UsedFigure(figure.Id, figure.Element, figure.Origin))],
            JudgedAtUtc = clock.UtcNow,
        };
    }

    private static string Keys(IEnumerable<Guid> figures) => string.Join(',', figures.Order());

    /// <summary>As exact as the column is.</summary>
    private static decimal? Stored(decimal? figure) => figure is { } number ? Math.Round(number, 10) : null;

    /// <summary>What a verdict was made from, or would be made from now.</summary>
    private readonly record struct Basis(string Standard, int Version, string Criterion, int Revision, string Decided);

    private readonly record struct Current(Guid Id, Basis Basis);

    private sealed record Asked(MinimumStandard Standard, CompiledCriterion Compiled)
    {
        public Basis For(JudgedUnit unit) =>
            new(Standard.Code, Standard.Version, Compiled.Criterion.Code, unit.Revision, Keys(unit.UsedBy(Compiled).Select(figure => figure.Id)));
    }

    private sealed record Due(List<Guid> Replaced, List<(JudgedUnit Unit, List<Asked> Criteria)> Missing)
    {
        public Dictionary<ObligationId, List<Asked>> CriteriaOf { get; } = Missing.ToDictionary(missing => missing.Unit.Obligation.Id, missing => missing.Criteria);
    }

    [LoggerMessage(EventId = 6001, Level = LogLevel.Information, Message = "Verdicts for {Period}: {Judged} units judged, {Below} below the standard")]
    private partial void LogJudged(Period period, int judged, int below);
}
