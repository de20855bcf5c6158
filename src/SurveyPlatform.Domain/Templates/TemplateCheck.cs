using System.Text.RegularExpressions;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates;

/// <summary>What a form must satisfy to be published: every problem in it at once, each with its place (<c>section › question › field</c>).</summary>
public static partial class TemplateCheck
{
    public const int NameMaxLength = 60;
    public const int MaxDecimals = 10;
    public const int MaxLines = 5000;

    public static IReadOnlyList<Problem> Check(FormTemplate template)
    {
        var compiler = new TemplateCompiler(template);
        compiler.Run();
        return
        [
            .. Code(template.Code, "code"),
            .. Text(template.Title, "title"),
            .. template.Introduction is { } introduction ? Text(introduction, "introduction") : [],
            .. template.LegalBasis is { } basis ? Text(basis, "legalBasis") : [],
            .. template.Questions.Any() || template.LineGroups.Any(group => group.Questions.Count > 0) ? [] : new[] { TemplateProblems.Empty },
            .. Twice(template),
            .. ElementCheck.Check(template),
            .. template.OptionLists.SelectMany(OptionList),
            .. template.Sections.SelectMany(section => Section(section, template)),
            .. compiler.Problems,
            .. compiler.Doubts,
        ];
    }

    private static IEnumerable<Problem> Twice(FormTemplate template)
    {
        var groups = template.LineGroups.ToList();
        var questions = template.Questions.Concat(groups.SelectMany(group => group.Questions)).ToList();
        var items = template.Sections.SelectMany(section => section.Items).ToList();
        return
        [
            .. Duplicates(questions.Select(question => question.Name).Concat(groups.Select(group => group.Name))),
            .. Duplicates(template.Sections.Select(section => section.Code)),
            .. Duplicates(items.OfType<Table>().Select(table => table.Code)),
            .. Duplicates(questions.SelectMany(question => question.Checks ?? []).Select(check => check.Code)),
            .. Duplicates(template.OptionLists.Select(list => list.Code)),
        ];
    }

    private static IEnumerable<Problem> Duplicates(IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => TemplateProblems.DuplicateName(same.Key).At(same.Key));

    private static IEnumerable<Problem> OptionList(OptionList list)
    {
        var place = $"optionLists › {list.Code}";
        return
        [
            .. Code(list.Code, place),
            .. list.Options.Count == 0 ? new[] { TemplateProblems.EmptyOptionList.At(place) } : [],
            .. Duplicates(list.Options.Select(option => option.Value)).Select(problem => problem.At(place)),
            .. list.Options.Where(option => option.Value.Length is 0 or > NameMaxLength || option.Value.Any(char.IsWhiteSpace)).Select(option => TemplateProblems.BadName(option.Value).At(place)),
            .. list.Options.SelectMany(option => Text(option.Label, $"{place} › {option.Value} › label")),
        ];
    }

    private static IEnumerable<Problem> Section(Section section, FormTemplate template) =>
    [
        .. Code(section.Code, section.Code),
        .. Text(section.Title, $"{section.Code} › title"),
        .. section.Items.SelectMany(item => Item(item, section.Code, template)),
    ];

    private static IEnumerable<Problem> Item(Item item, string section, FormTemplate template) => item switch
    {
        Question question => QuestionCheck.Check(question, section, template),
        Table table => Table(table, $"{section} › {table.Code}", template),
        LineGroup group => Lines(group, $"{section} › {group.Name}", template),
        Note note => Text(note.Text, $"{section} › note"),
        _ => [],
    };

    private static IEnumerable<Problem> Table(Table table, string place, FormTemplate template) =>
    [
        .. Code(table.Code, place),
        .. Text(table.Label, $"{place} › label"),
        .. table.Columns.SelectMany(column => Text(column.Label, $"{place} › columns")),
        .. table.Rows.SelectMany(row => Text(row.Label, $"{place} › rows")),
        .. table.Rows.Where(row => row.Cells.Count != table.Columns.Count)
            .Select(row => TemplateProblems.RowLength(row.Cells.Count, table.Columns.Count).At($"{place} › {row.Number ?? row.Label.Vi}")),
        .. table.Rows.SelectMany(row => row.Cells).SelectMany(cell => QuestionCheck.Check(cell, place, template)),
    ];

    private static IEnumerable<Problem> Lines(LineGroup group, string place, FormTemplate template) =>
    [
        .. Name(group.Name, place),
        .. Text(group.Label, $"{place} › label"),
        .. group.MinLines < 0 || group.MinLines > group.MaxLines ? new[] { TemplateProblems.BadLimit("minLines").At(place) } : [],
        .. group.MaxLines is < 1 or > MaxLines ? new[] { TemplateProblems.BadLimit("maxLines").At(place) } : [],
        .. group.Questions.SelectMany(question => QuestionCheck.Check(question, place, template)),
    ];

    internal static bool IsName(string name) => NamePattern().IsMatch(name);

    internal static IEnumerable<Problem> Name(string name, string place) => IsName(name) ? [] : [TemplateProblems.BadName(name).At(place)];

    public static IEnumerable<Problem> Code(string code, string place) => CodePattern().IsMatch(code) ? [] : [TemplateProblems.BadName(code).At(place)];

    internal static IEnumerable<Problem> Text(LocalizedText text, string place) => string.IsNullOrWhiteSpace(text.Vi) ? [TemplateProblems.MissingText.At(place)] : [];

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_]{0,59}\z", RegexOptions.NonBacktracking)]
    private static partial Regex NamePattern();

    /// <summary>Codes are not read by expressions and may have hyphens.</summary>
    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_-]{0,59}\z", RegexOptions.NonBacktracking)]
    private static partial Regex CodePattern();
}
