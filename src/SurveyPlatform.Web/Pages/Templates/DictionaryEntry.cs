using SurveyPlatform.Templates;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Templates;

/// <summary>One question in the dictionary of a form.</summary>
/// <param name="Label">With the row it stands in, for a cell of a table.</param>
public sealed record DictionaryEntry(Question Question, string? Number, string Label)
{
    public static IEnumerable<DictionaryEntry> Of(Section section, Texts texts) => section.Items.SelectMany(item => item switch
    {
        Question question => [new(question, question.Number, texts.Of(question.Label))],
        Table table => table.Rows.SelectMany(row => row.Cells.Select((cell, at) =>
            new DictionaryEntry(cell, cell.Number ?? row.Number, $"{texts.Of(row.Label)} – {texts.Of(table.Columns[at].Label)}"))),
        LineGroup group => group.Questions.Select(question => new DictionaryEntry(question, question.Number, $"{texts.Of(group.Label)} – {texts.Of(question.Label)}")),
        _ => Enumerable.Empty<DictionaryEntry>(),
    });

    /// <summary>The rules as the designer wrote them, each with what it is for.</summary>
    public IEnumerable<(string Kind, string Expression)> Rules()
    {
        var rules = new (string Kind, string? Expression)[]
        {
            ("required", Question.Required), ("relevant", Question.Relevant), ("calculation", Question.Calculation), ("constraint", Question.Constraint),
        };
        return rules.Where(rule => rule.Expression is not null).Select(rule => (rule.Kind, rule.Expression!))
            .Concat((Question.Checks ?? []).Select(check => (check.Severity == Severity.Hard ? "hard" : "soft", check.Expression)));
    }

    /// <summary>From 0 to 500; at most 200 characters.</summary>
    public string Limits(Texts texts) => (Question.Min, Question.Max, Question.MaxLength) switch
    {
        ({ } min, { } max, _) => texts["dictionary.between", ("min", min), ("max", max)],
        ({ } min, null, _) => texts["dictionary.from", ("min", min)],
        (null, { } max, _) => texts["dictionary.to", ("max", max)],
        (null, null, { } length) => texts["dictionary.length", ("length", length)],
        (null, null, null) => "",
    };
}
