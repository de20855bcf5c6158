using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Templates;

/// <summary>One question in the dictionary of a form.</summary>
/// <param name="Label">With the row or the lines it stands in.</param>
public sealed record DictionaryEntry(Section Section, Question Question, string? Number, LocalizedText Label, string? Group = null)
{
    public sealed record Rule(string Kind, string Expression, LocalizedText? Message = null, string? Code = null);

    public static IEnumerable<DictionaryEntry> Of(FormTemplate template) => template.Sections.SelectMany(section => section.Items.SelectMany(item => item switch
    {
        Question question => [new(section, question, question.Number, question.Label)],
        Table table => table.Rows.SelectMany(row => row.Cells.Select((cell, at) =>
            new DictionaryEntry(section, cell, cell.Number ?? row.Number, Joined(row.Label, table.Columns[at].Label)))),
        LineGroup group => group.Questions.Select(question => new DictionaryEntry(section, question, question.Number, Joined(group.Label, question.Label), group.Name)),
        _ => Enumerable.Empty<DictionaryEntry>(),
    }));

    /// <summary>The rules as the designer wrote them, each with what it is for.</summary>
    public IEnumerable<Rule> Rules()
    {
        var rules = new (string Kind, string? Expression, LocalizedText? Message)[]
        {
            ("required", Question.Required, null), ("relevant", Question.Relevant, null), ("calculation", Question.Calculation, null),
            ("constraint", Question.Constraint, Question.ConstraintMessage), ("choices", Question.ChoiceFilter, null),
        };
        return rules.Where(rule => rule.Expression is not null).Select(rule => new Rule(rule.Kind, rule.Expression!, rule.Message))
            .Concat((Question.Checks ?? []).Select(check => new Rule(check.Severity == Severity.Hard ? "hard" : "soft", check.Expression, check.Message, check.Code)));
    }

    public IReadOnlyList<Option> Options(FormTemplate template) => Question.OptionList is { } code
        ? template.OptionLists.FirstOrDefault(list => list.Code == code)?.Options ?? []
        : [];

    /// <summary>From 0 to 500; at most 200 characters.</summary>
    public string Limits(Texts texts) => (Question.Min, Question.Max, Question.MaxLength) switch
    {
        ({ } min, { } max, _) => texts["dictionary.between", ("min", min), ("max", max)],
        ({ } min, null, _) => texts["dictionary.from", ("min", min)],
        (null, { } max, _) => texts["dictionary.to", ("max", max)],
        (null, null, { } length) => texts["dictionary.length", ("length", length)],
        (null, null, null) => "",
    };

    private static LocalizedText Joined(LocalizedText first, LocalizedText second) =>
        new($"{first.Vi} – {second.Vi}", first.En is null && second.En is null ? null : $"{first.In("en")} – {second.In("en")}");
}
