using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Standards;

/// <summary>How one return, as it was submitted last, stands against the standards: what its unit sees at once, before the verdicts are kept.</summary>
[UseCase]
public sealed class JudgeOwnReturn(SurveyDbContext db, TemplateCache templates)
{
    public sealed record Line(StandardCriterion By, Verdict Verdict);

    /// <param name="Lines">Criteria that are for this unit; none where no standard judges this form.</param>
    public sealed record Result(UnitId Unit, IReadOnlyList<Line> Lines);

    public async Task<Outcome<Result>> RunAsync(ObligationId obligation, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.AnswerReturns) && !actor.May(Permission.ViewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        var owed = await db.Obligations.AsNoTracking().VisibleTo(actor).Include(item => item.Exercise.Collection)
            .FirstOrDefaultAsync(item => item.Id == obligation, cancellationToken);
        if (owed is null)
        {
            return SharedProblems.NotFound;
        }

        var exercise = owed.Exercise;

        var standards = await db.StandardsInForceAsync(exercise, cancellationToken);
        if (standards.Count == 0 || (await db.JudgedUnitsAsync(exercise.Id, cancellationToken, obligation)) is not [{ Revision: > 0 } unit])
        {
            return new Result(owed.UnitId, []);
        }

        var forms = await db.FormsAsync(exercise.Collection.TemplateCode, templates, cancellationToken);
        var lines = new List<Line>();
        await foreach (var (_, scope) in db.ScopesAsync(exercise, forms, [unit], cancellationToken))
        {
            lines.AddRange(
                from standard in standards
                from judged in CompiledStandard.Compile(standard, [.. forms.Values]).Require().Judge(scope, hasReported: true)
                where judged.Verdict.Outcome != VerdictOutcome.NotApplicable
                select new Line(new(standard, judged.Compiled.Criterion), judged.Verdict));
        }

        return new Result(owed.UnitId, lines);
    }
}
