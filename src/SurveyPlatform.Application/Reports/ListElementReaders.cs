using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Standards;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Reports;

/// <summary>Who counts on elements of a form: standards that are or will be in force, and the consolidated report.</summary>
[UseCase]
public sealed class ListElementReaders(SurveyDbContext db, TimeProvider clock)
{
    /// <param name="Standard">Null: the consolidated report.</param>
    /// <param name="Part">The criterion, or the indicator; null: the report shows the answer itself.</param>
    public sealed record Reader(string Element, LocalizedText? Standard, LocalizedText? Part);

    /// <param name="code">Of the form.</param>
    public async Task<Outcome<IReadOnlyList<Reader>>> RunAsync(
        string code, IReadOnlyCollection<string> elements, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.DesignTemplates))
        {
            return SharedProblems.NotPermitted;
        }

        if (elements.Count == 0)
        {
            return new List<Reader>();
        }

        var today = clock.Today;
        var standards = await db.Standards.AsNoTracking().Where(standard => standard.TemplateCode == code && (standard.EffectiveTo == null || standard.EffectiveTo >= today))
            .OrderBy(standard => standard.Code).ThenBy(standard => standard.Version).ToListAsync(cancellationToken);
        var collections = await db.Collections.AsNoTracking().Where(collection => collection.TemplateCode == code)
            .Select(collection => collection.Code).ToListAsync(cancellationToken);
        var report = QuarterlyReport.With(await db.ReadIndicatorsAsync(today, cancellationToken));
        var readers = standards.SelectMany(standard => Of(standard.Read())).Concat(collections.SelectMany(collection => Of(report, collection)));
        return readers.Where(reader => elements.Contains(reader.Element)).Distinct().ToList();
    }

    private static IEnumerable<Reader> Of(MinimumStandard standard) =>
        from criterion in standard.Criteria
        from text in new[] { criterion.AppliesWhen, criterion.Figure, criterion.Threshold }.OfType<string>()
        from element in Expression.Parse(text).Require().References
        select new Reader(element, standard.Title, criterion.Title);

    private static IEnumerable<Reader> Of(ReportDefinition report, string collection)
    {
        var lines = report.Lines;
        return collection == report.UnitCollection
            ? report.Indicators.SelectMany(indicator => indicator.Elements, (indicator, element) => new Reader(element, null, indicator.Title))
                .Concat([new(report.CauseElement, null, null), new(report.RequestElement, null, null)])
            : collection == report.LineCollection
                ? new[] { lines.Subject, lines.Kind, lines.Contracted, lines.Measured, lines.Incidents, lines.HoursLost }.Select(element => new Reader(element, null, null))
                : [];
    }
}
