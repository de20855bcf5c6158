using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Web.Pages.Templates;

/// <summary>Which parts of a form read an answer in their rules: <c>staff_total</c> is read by <c>computers_per_person</c>.</summary>
public static class DictionaryUses
{
    /// <returns>By the name that is read, in the order of the form; one's own rules are not counted.</returns>
    public static ILookup<string, string> Of(FormTemplate template) =>
        (from part in Parts(template)
         from expression in part.Expressions.OfType<string>()
         let parsed = Expression.Parse(expression)
         where parsed.Problems.Count == 0
         let read = parsed.Require()
         from name in read.References.Concat(read.PreviousReferences)
         where name != part.Name
         select (name, part.Name)).Distinct().ToLookup(pair => pair.name, pair => pair.Name, StringComparer.Ordinal);

    private static IEnumerable<(string Name, IEnumerable<string?> Expressions)> Parts(FormTemplate template) => template.Sections.SelectMany(section =>
        section.Items.SelectMany(item => item switch
        {
            Question question => [Part(question)],
            Table table => table.Rows.SelectMany(row => row.Cells).Select(Part).Prepend((table.Code, [table.Relevant])),
            LineGroup group => group.Questions.Select(Part).Prepend((group.Name, [group.Relevant])),
            _ => Enumerable.Empty<(string, IEnumerable<string?>)>(),
        }).Prepend((section.Code, [section.Relevant])));

    private static (string Name, IEnumerable<string?> Expressions) Part(Question question) => (question.Name,
    [
        question.Relevant, question.Required, question.Calculation, question.Constraint,
        .. (question.Checks ?? []).Select(check => check.Expression),
    ]);
}
