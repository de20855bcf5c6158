using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Reports;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Scores;

/// <summary>What the cells of an explanation are called: questions, answers and criteria by the names they have now.</summary>
public sealed class ScoreNames
{
    private readonly Dictionary<string, (FormTemplate Form, Question Question)> _questions;
    private readonly Dictionary<string, LocalizedText> _criteria;

    private ScoreNames(Dictionary<string, (FormTemplate, Question)> questions, Dictionary<string, LocalizedText> criteria) => (_questions, _criteria) = (questions, criteria);

    /// <summary>Indicators, standards and their criteria that points can be given over, by what a criterion writes.</summary>
    public IReadOnlyDictionary<string, LocalizedText> Standards => _criteria;

    public LocalizedText Of(string name) =>
        _questions.TryGetValue(name, out var found) ? found.Question.Label : _criteria.GetValueOrDefault(name) ?? new(name);

    /// <summary>The chosen answer in words; null where it is not a choice of the form.</summary>
    public LocalizedText? Answer(string name, string value) => _questions.TryGetValue(name, out var found)
        ? found.Form.OptionLists.FirstOrDefault(list => list.Code == found.Question.OptionList)?.Options.FirstOrDefault(option => option.Value == value)?.Label
        : null;

    internal static async Task<ScoreNames> ReadAsync(SurveyDbContext db, TemplateCache templates, CancellationToken cancellationToken)
    {
        var template = await db.Collections.AsNoTracking().Where(item => item.Code == QuarterlyReport.UnitCollection).Select(item => item.TemplateCode).FirstOrDefaultAsync(cancellationToken);
        var questions = new Dictionary<string, (FormTemplate, Question)>(StringComparer.Ordinal);
        foreach (var (_, form) in await db.VersionsAsync(template ?? "", templates, cancellationToken))
        {
            foreach (var element in FormElement.Of(form))
            {
                questions[element.Element] = (form, element.Question);
            }
        }

        var criteria = new Dictionary<string, LocalizedText>(StringComparer.Ordinal);
        foreach (var standard in (await db.Standards.AsNoTracking().OrderBy(item => item.Code).ThenBy(item => item.Version).ToListAsync(cancellationToken)).Select(item => item.Read()))
        {
            criteria[standard.Code] = standard.Title;
            foreach (var criterion in standard.Criteria)
            {
                criteria[$"{standard.Code}/{criterion.Code}"] = criterion.Title;
            }
        }

        return new(questions, criteria);
    }
}
