using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Standards;

/// <summary>
/// Holds every unit of an exercise against the standards in force on its cut-off day. Units whose return and standards are as they were
/// judged before are left alone, so running it again changes nothing.
/// </summary>
[UseCase]
public sealed partial class EvaluateStandards(SurveyDbContext db, TemplateCache templates, TimeProvider clock, ILogger<EvaluateStandards> log)
{
    /// <param name="Judged">Units judged anew.</param>
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

        var forms = (await db.VersionsAsync(exercise.Collection.TemplateCode, templates, cancellationToken)).ToDictionary(form => form.Version.Id, form => form.Template);
        var standards = (await db.StandardsInForceAsync(exercise, cancellationToken))
            .Select(standard => CompiledStandard.Compile(standard, [.. forms.Values]).Require()).ToList();
        var units = await UnitsAsync(exerciseId, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var before = (await db.Verdicts.Where(verdict => verdict.ExerciseId == exerciseId).ToListAsync(cancellationToken)).ToLookup(verdict => verdict.ObligationId);
        var stale = units.Where(unit => !IsCurrent(before[unit.Obligation.Id], unit.Revision, standards)).ToList();
        foreach (var unit in stale)
        {
            db.Verdicts.RemoveRange(before[unit.Obligation.Id]);
        }

        // Two statements: the new rows have the keys of the old ones.
        await db.SaveChangesAsync(cancellationToken);
        var answers = await AnswersAsync([.. stale.Where(unit => unit.Revision > 0).Select(unit => unit.Obligation.Id)], forms, cancellationToken);
        var blank = new Reported(forms[exercise.TemplateVersionId], null);
        db.Verdicts.AddRange(stale.SelectMany(unit => Judge(unit, answers.GetValueOrDefault(unit.Obligation.Id, blank), standards, exercise.CutOff)));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var below = await db.Verdicts.Where(verdict => verdict.ExerciseId == exerciseId && verdict.Outcome == VerdictOutcome.NotMet)
            .Select(verdict => verdict.UnitId).Distinct().CountAsync(cancellationToken);
        LogJudged(exercise.Period, stale.Count, below);
        return new Tally(units.Count, stale.Count, below);
    }

    private static bool IsCurrent(IEnumerable<UnitVerdict> verdicts, int revision, List<CompiledStandard> standards)
    {
        var judged = verdicts.Select(verdict => (verdict.StandardCode, verdict.StandardVersion, verdict.CriterionCode, verdict.ReturnRevision)).ToHashSet();
        return judged.SetEquals(standards.SelectMany(compiled => compiled.Standard.Criteria.Select(criterion =>
            (compiled.Standard.Code, compiled.Standard.Version, criterion.Code, revision))));
    }

    private IEnumerable<UnitVerdict> Judge(UnitRow unit, Reported reported, List<CompiledStandard> standards, DateOnly day)
    {
        var obligation = unit.Obligation;
        var scope = new AnswerScope(reported.Form, reported.Answers ?? new(), Attributes(obligation), day);
        return from compiled in standards
               from judged in compiled.Judge(scope, hasReported: reported.Answers is not null)
               select new UnitVerdict
               {
                   Id = clock.NewKey(),
                   ExerciseId = obligation.ExerciseId,
                   ObligationId = obligation.Id,
                   UnitId = obligation.UnitId,
                   StandardCode = compiled.Standard.Code,
                   StandardVersion = compiled.Standard.Version,
                   CriterionCode = judged.Criterion.Code,
                   Outcome = judged.Verdict.Outcome,
                   Figure = Stored(judged.Verdict.Figure),
                   Threshold = Stored(judged.Verdict.Threshold),
                   Gap = Stored(judged.Verdict.Gap),
                   ReturnRevision = unit.Revision,
               };
    }

    private async Task<List<UnitRow>> UnitsAsync(ExerciseId exercise, CancellationToken cancellationToken) =>
        await (from obligation in db.Obligations.AsNoTracking()
               where obligation.ExerciseId == exercise
               join formReturn in db.Returns on obligation.Id equals formReturn.ObligationId into returns
               from formReturn in returns.DefaultIfEmpty()
               select new UnitRow(
                   obligation,
                   formReturn != null && (formReturn.State == ReturnState.Submitted || formReturn.State == ReturnState.Approved) ? formReturn.Revision : 0))
            .ToListAsync(cancellationToken);

    /// <summary>Each by the version of the form that it was submitted with.</summary>
    private async Task<Dictionary<ObligationId, Reported>> AnswersAsync(
        List<ObligationId> obligations, Dictionary<Guid, FormTemplate> forms, CancellationToken cancellationToken)
    {
        var stored = await (from formReturn in db.Returns.AsNoTracking()
                            where obligations.Contains(formReturn.ObligationId)
                            let newest = formReturn.Revisions.OrderByDescending(revision => revision.Number).First()
                            select new { formReturn.ObligationId, newest.TemplateVersionId, newest.AnswersJson }).ToListAsync(cancellationToken);
        return stored.ToDictionary(item => item.ObligationId, item => new Reported(forms[item.TemplateVersionId], AnswerJson.ReadStored(forms[item.TemplateVersionId], item.AnswersJson)));
    }

    private static Dictionary<string, string> Attributes(Obligation obligation) => new(StringComparer.Ordinal)
    {
        ["kind"] = obligation.UnitKind.ToString().ToLowerInvariant(),
        ["code"] = obligation.UnitCode,
        ["name"] = obligation.UnitName,
        ["type"] = obligation.UnitTypeName,
    };

    /// <summary>As exact as the column is.</summary>
    private static decimal? Stored(decimal? figure) => figure is { } number ? Math.Round(number, 10) : null;

    /// <param name="Form">The version that the answers answer.</param>
    private sealed record Reported(FormTemplate Form, AnswerSet? Answers);

    private sealed record UnitRow(Obligation Obligation, int Revision);

    [LoggerMessage(EventId = 6001, Level = LogLevel.Information, Message = "Verdicts for {Period}: {Judged} units judged, {Below} below the standard")]
    private partial void LogJudged(Period period, int judged, int below);
}

internal static class StandardsReader
{
    /// <summary>The standards that an exercise's returns are held against.</summary>
    public static async Task<IReadOnlyList<MinimumStandard>> StandardsInForceAsync(
        this SurveyDbContext db, CollectionExercise exercise, CancellationToken cancellationToken)
    {
        var template = exercise.Collection.TemplateCode;
        var stored = await db.Standards.AsNoTracking().Where(standard => standard.TemplateCode == template).ToListAsync(cancellationToken);
        return MinimumStandard.InForceOn(exercise.CutOff, stored.Select(standard => standard.Read()));
    }
}
