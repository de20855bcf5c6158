using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Returns;
using SurveyPlatform.Standards;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Reports;

/// <summary>Reads what a period's report is made from. A return that was sent back does not count until it is submitted again.</summary>
internal sealed class ReportFacts(SurveyDbContext db, TemplateCache templates, DateOnly today)
{
    public async Task<ReportInput> ReadAsync(
        ReportDefinition definition, ReportLetterhead letterhead, List<CollectionExercise> exercises, CancellationToken cancellationToken)
    {
        var main = exercises.First(exercise => exercise.CollectionCode == definition.UnitCollection);
        var standards = await db.StandardsInForceAsync(main, cancellationToken);
        var previous = main.Period.Previous;
        var previousExercises = await db.Exercises.AsNoTracking()
            .Where(exercise => exercise.Period == previous && exercise.CollectionCode == definition.UnitCollection).ToListAsync(cancellationToken);
        var (comparable, broken) = await ComparableAsync(exercises, previousExercises, cancellationToken);
        return new(
            definition, letterhead, main.Period, new(main.WindowStart, main.WindowEnd, main.CutOff, main.Due, main.Lock), today,
            await ObligationsAsync(exercises, cancellationToken),
            await ObservationsAsync(exercises, cancellationToken),
            await VerdictsAsync(main.Id, cancellationToken),
            standards,
            await SourcesAsync(exercises, standards, cancellationToken),
            comparable,
            await SoftReasonsAsync([.. exercises.Select(exercise => exercise.Id)], cancellationToken))
        { BrokenSeries = broken, Decisions = await new ReportDecisions(db, templates).ReadAsync(main, cancellationToken) };
    }

    private async Task<IReadOnlyList<ReportObligation>> ObligationsAsync(List<CollectionExercise> exercises, CancellationToken cancellationToken)
    {
        var ids = exercises.Select(exercise => exercise.Id).ToList();
        var rows = await (from obligation in db.Obligations.AsNoTracking()
                          where ids.Contains(obligation.ExerciseId)
                          join formReturn in db.Returns on obligation.Id equals formReturn.ObligationId into returns
                          from formReturn in returns.DefaultIfEmpty()
                          select new
                          {
                              Obligation = obligation,
                              State = (ReturnState?)formReturn!.State,
                              formReturn.ReceivedOn,
                          }).ToListAsync(cancellationToken);
        var calendar = await db.ReadCalendarAsync(cancellationToken);
        var superiors = await SuperiorsAsync(exercises[0].CutOff, cancellationToken);
        var contacts = await ContactsAsync([.. rows.Where(row => !Counts(row.State)).Select(row => row.Obligation.UnitId)], cancellationToken);
        return
        [
            .. from row in rows
               let owed = row.Obligation
               let submittedOn = Counts(row.State) ? row.ReceivedOn : null
               select new ReportObligation(
                   exercises.First(exercise => exercise.Id == owed.ExerciseId).CollectionCode, owed.UnitId, owed.UnitKind, owed.UnitCode, owed.UnitTypeName,
                   owed.UnitName, owed.UnitSortKey, owed.ParentId, owed.ParentId is { } parent ? superiors.GetValueOrDefault(parent, "") : "", owed.DueOn,
                   submittedOn, Math.Max(0, calendar.WorkingDaysBetween(owed.DueOn, submittedOn ?? today)), contacts.GetValueOrDefault(owed.UnitId)),
        ];
    }

    private async Task<Dictionary<UnitId, string>> SuperiorsAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var units = await (from unit in db.Units.AsNoTracking()
                           from version in unit.History
                           where (unit.Kind == UnitKind.Province || unit.Kind == UnitKind.District)
                               && version.ValidFrom <= day && (version.ValidTo == null || day < version.ValidTo)
                           select new { unit.Id, unit.Kind, version.TypeName, version.Name }).ToListAsync(cancellationToken);
        return units.ToDictionary(unit => unit.Id, unit => UnitNames.Authority(unit.Kind, unit.TypeName, unit.Name));
    }

    private async Task<Dictionary<UnitId, string>> ContactsAsync(List<UnitId> units, CancellationToken cancellationToken)
    {
        var people = await (from unit in db.Units.AsNoTracking()
                            where units.Contains(unit.Id)
                            from contact in unit.Contacts
                            select new { UnitId = unit.Id, contact.Id, contact.IsHead, contact.FullName, contact.Phone, contact.Email }).ToListAsync(cancellationToken);
        return people.GroupBy(person => person.UnitId).ToDictionary(unit => unit.Key, unit =>
        {
            var person = unit.OrderBy(person => person.IsHead).ThenBy(person => person.Id).First();
            return string.Join(", ", new[] { person.FullName, person.Phone, person.Email }.Where(part => !string.IsNullOrEmpty(part)));
        });
    }

    private async Task<IReadOnlyList<ReportObservation>> ObservationsAsync(List<CollectionExercise> exercises, CancellationToken cancellationToken)
    {
        var rows = await db.ReadObservationsAsync(exercises.ToDictionary(exercise => exercise.Id, exercise => exercise.CollectionCode), null, cancellationToken);
        return [.. rows.SelectMany(exercise => exercise)];
    }

    /// <summary>
    /// The figures of the period before, less those whose series was broken between any two versions of the form that were answered in
    /// either period: half a total compared with another half would be worse than none.
    /// </summary>
    private async Task<(IReadOnlyList<ReportObservation> Observations, IReadOnlySet<string> Broken)> ComparableAsync(
        List<CollectionExercise> exercises, List<CollectionExercise> previous, CancellationToken cancellationToken)
    {
        var observations = await ObservationsAsync(previous, cancellationToken);
        var ids = exercises.Concat(previous).Select(exercise => exercise.Id).ToList();
        var answered = await (from formReturn in db.Returns.AsNoTracking()
                              where ids.Contains(formReturn.Obligation.ExerciseId) && (formReturn.State == ReturnState.Submitted || formReturn.State == ReturnState.Approved)
                              join version in db.TemplateVersions on formReturn.TemplateVersionId equals version.Id
                              select new { formReturn.Obligation.Exercise.CollectionCode, version.TemplateCode, version.Number }).Distinct().ToListAsync(cancellationToken);
        var broken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var versions in answered.GroupBy(version => (version.CollectionCode, version.TemplateCode)))
        {
            var series = await db.BrokenSeriesAsync(versions.Key.TemplateCode, cancellationToken);
            var (first, last) = (versions.Min(version => version.Number), versions.Max(version => version.Number));
            broken.UnionWith(observations.Where(observation => observation.Collection == versions.Key.CollectionCode)
                .Select(observation => observation.Element).Distinct(StringComparer.Ordinal).Where(element => !series.IsComparable(element, first, last)));
        }

        return ([.. observations.Where(observation => !broken.Contains(observation.Element))], broken);
    }

    private async Task<IReadOnlyList<ReportVerdict>> VerdictsAsync(ExerciseId exercise, CancellationToken cancellationToken)
    {
        var rows = await db.CurrentVerdicts().Where(verdict => verdict.ExerciseId == exercise)
            .OrderBy(verdict => verdict.StandardCode).ThenBy(verdict => verdict.CriterionCode).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new ReportVerdict(
            row.UnitId, row.StandardCode, row.StandardVersion, row.CriterionCode, new(row.Outcome, row.Figure, row.Threshold, row.Gap)))];
    }

    private async Task<IReadOnlyList<ReportSource>> SourcesAsync(
        List<CollectionExercise> exercises, IReadOnlyList<MinimumStandard> standards, CancellationToken cancellationToken)
    {
        var sources = new List<ReportSource>();
        foreach (var exercise in exercises.OrderByDescending(exercise => exercise.CollectionCode, StringComparer.Ordinal))
        {
            // Where the form changed within the period, each version that was answered; where nothing has come, the one that is asked.
            var answered = await db.Returns.AsNoTracking()
                .Where(item => item.Obligation.ExerciseId == exercise.Id && (item.State == ReturnState.Submitted || item.State == ReturnState.Approved))
                .Select(item => item.TemplateVersionId).Distinct().ToListAsync(cancellationToken);
            var versions = await db.TemplateVersions.AsNoTracking()
                .Where(version => answered.Contains(version.Id) || (answered.Count == 0 && version.Id == exercise.TemplateVersionId))
                .OrderBy(version => version.Number).Select(version => new { version.Id, version.Number }).ToListAsync(cancellationToken);
            foreach (var version in versions)
            {
                var form = (await templates.GetAsync(db, version.Id, cancellationToken)).Template;
                sources.Add(new(form.Title, version.Number, form.LegalBasis ?? exercise.Collection.LegalBasis));
            }
        }

        return [.. sources, .. standards.Select(standard => new ReportSource(standard.Title, standard.Version, standard.LegalBasis, standard.EffectiveFrom))];
    }

    private async Task<int> SoftReasonsAsync(List<ExerciseId> exercises, CancellationToken cancellationToken)
    {
        var answers = db.Returns.AsNoTracking()
            .Where(item => exercises.Contains(item.Obligation.ExerciseId) && (item.State == ReturnState.Submitted || item.State == ReturnState.Approved))
            .Select(item => item.Revisions.OrderByDescending(revision => revision.Number).First().AnswersJson)
            .AsAsyncEnumerable();
        var count = 0;
        await foreach (var json in answers.WithCancellation(cancellationToken))
        {
            using var document = JsonDocument.Parse(json);
            count += document.RootElement.TryGetProperty("$reasons", out var reasons) ? reasons.EnumerateObject().Count() : 0;
        }

        return count;
    }

    private static bool Counts(ReturnState? state) => state is ReturnState.Submitted or ReturnState.Approved;
}
