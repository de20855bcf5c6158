using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Standards;

/// <param name="Revision">Of its return, as far as it was submitted; 0: there is none to judge.</param>
/// <param name="Decided">What stands in place of its answers.</param>
internal sealed record JudgedUnit(Obligation Obligation, int Revision, IReadOnlyList<DecidedFigure> Decided)
{
    /// <summary>Without a return a decided figure decides nothing.</summary>
    public IEnumerable<DecidedFigure> UsedBy(CompiledCriterion criterion) =>
        Revision == 0 ? [] : Decided.Where(figure => criterion.Reads.Contains(figure.Element));
}

internal static class JudgedUnits
{
    private static readonly IReadOnlyDictionary<string, Value> Nothing = new Dictionary<string, Value>(StringComparer.Ordinal);

    extension(SurveyDbContext db)
    {
        /// <summary>The published versions of a form.</summary>
        public async Task<Dictionary<Guid, FormTemplate>> FormsAsync(string template, TemplateCache templates, CancellationToken cancellationToken) =>
            (await db.VersionsAsync(template, templates, cancellationToken)).ToDictionary(form => form.Version.Id, form => form.Template);

        /// <summary>The standards that an exercise's returns are held against.</summary>
        public async Task<IReadOnlyList<MinimumStandard>> StandardsInForceAsync(CollectionExercise exercise, CancellationToken cancellationToken)
        {
            var template = exercise.Collection.TemplateCode;
            var stored = await db.Standards.AsNoTracking().Where(standard => standard.TemplateCode == template).ToListAsync(cancellationToken);
            return MinimumStandard.InForceOn(exercise.CutOff, stored.Select(standard => standard.Read()));
        }

        /// <param name="only">This one; null: every unit of the exercise.</param>
        public async Task<IReadOnlyList<JudgedUnit>> JudgedUnitsAsync(ExerciseId exercise, CancellationToken cancellationToken, ObligationId? only = null)
        {
            var decided = (await db.DecidedFigures.AsNoTracking()
                .Where(figure => figure.WithdrawnAtUtc == null && figure.Obligation.ExerciseId == exercise && (only == null || figure.ObligationId == only))
                .OrderBy(figure => figure.Id).ToListAsync(cancellationToken)).ToLookup(figure => figure.ObligationId);
            var units = await (from obligation in db.Obligations.AsNoTracking()
                               where obligation.ExerciseId == exercise && (only == null || obligation.Id == only)
                               join formReturn in db.Returns on obligation.Id equals formReturn.ObligationId into returns
                               from formReturn in returns.DefaultIfEmpty()
                               select new
                               {
                                   Obligation = obligation,
                                   Revision = formReturn != null && (formReturn.State == ReturnState.Submitted || formReturn.State == ReturnState.Approved) ? formReturn.Revision : 0,
                               }).ToListAsync(cancellationToken);
            return [.. units.Select(unit => new JudgedUnit(unit.Obligation, unit.Revision, [.. decided[unit.Obligation.Id]]))];
        }

        /// <summary>What criteria see of each of these units: its answers by the version of the form that it was submitted with.</summary>
        public async IAsyncEnumerable<(JudgedUnit Unit, AnswerScope Scope)> ScopesAsync(
            CollectionExercise exercise, Dictionary<Guid, FormTemplate> forms, IReadOnlyList<JudgedUnit> units,
            [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            var reported = units.Where(unit => unit.Revision > 0).ToDictionary(unit => unit.Obligation.Id);
            var obligations = reported.Keys.ToList();
            foreach (var unit in units.Where(unit => unit.Revision == 0))
            {
                yield return (unit, new(forms[exercise.TemplateVersionId], new(), Attributes(unit.Obligation), exercise.CutOff));
            }

            var stored = from formReturn in db.Returns.AsNoTracking()
                         where obligations.Contains(formReturn.ObligationId)
                         let newest = formReturn.Revisions.OrderByDescending(revision => revision.Number).First()
                         select new { formReturn.ObligationId, newest.TemplateVersionId, newest.AnswersJson };
            await foreach (var item in stored.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                var (unit, form) = (reported[item.ObligationId], forms[item.TemplateVersionId]);
                yield return (unit, new(form, AnswerJson.ReadStored(form, item.AnswersJson), Attributes(unit.Obligation), exercise.CutOff, Values(unit.Decided)));
            }
        }
    }

    private static IReadOnlyDictionary<string, Value> Values(IReadOnlyList<DecidedFigure> decided) => decided.Count == 0 ? Nothing : decided.ToDictionary(
        figure => figure.Element, figure => figure.Number is { } number ? Value.Of(number) : Value.Of(figure.Text), StringComparer.Ordinal);

    private static Dictionary<string, string> Attributes(Obligation obligation) => new(StringComparer.Ordinal)
    {
        ["kind"] = obligation.UnitKind.ToString().ToLowerInvariant(),
        ["code"] = obligation.UnitCode,
        ["name"] = obligation.UnitName,
        ["type"] = obligation.UnitTypeName,
    };
}
