using SurveyPlatform.Shared;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns.Import;

/// <summary>A word of the file that stands for a choice or a unit.</summary>
/// <param name="Within">The district beside it; empty: none.</param>
/// <param name="Lines">How many lines have it.</param>
/// <param name="FirstRow">The first of them.</param>
/// <param name="Value">The stored value, nothing for no answer, or <see cref="ImportPlan.SkipLine"/>; null: not known, to be asked.</param>
/// <param name="Suggested">Proposed where it is asked.</param>
/// <param name="Candidates">Units that it may be, by their codes.</param>
public sealed record ImportWord(
    Question Question, string Text, string Within, int Lines, int FirstRow, string? Value, string? Suggested, IReadOnlyList<string> Candidates)
{
    public string Key => KeyOf(Text, Within);

    public static string KeyOf(string text, string within) => within.Length > 0
        ? $"{VietnameseText.SearchKey(text)} | {VietnameseText.SearchKey(within)}"
        : VietnameseText.SearchKey(text);

    /// <summary>Whether its answers are one of some values, so that words are matched to them.</summary>
    public static bool IsMatched(Question question) =>
        question.Type is QuestionType.YesNo or QuestionType.SelectOne or QuestionType.SelectMany or QuestionType.Unit;

    /// <summary>Of choices of many, each.</summary>
    public static IEnumerable<string> PartsOf(Question question, string text) => question.Type == QuestionType.SelectMany
        ? text.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        : [AnswerText.Clean(text)];
}

/// <summary>What the words of a file mean: as remembered, else where there is no doubt about it.</summary>
internal sealed class ImportWords(FormTemplate template, IReadOnlyList<OpenReturn.UnitChoice> units)
{
    private const double Resembling = 0.34;

    private static readonly Dictionary<string, string> Ticks = new(StringComparer.Ordinal)
    {
        ["x"] = "yes",
        ["1"] = "yes",
        ["true"] = "yes",
        ["co"] = "yes",
        ["y"] = "yes",
        ["yes"] = "yes",
        ["0"] = "no",
        ["false"] = "no",
        ["khong"] = "no",
        ["n"] = "no",
        ["no"] = "no",
        ["-"] = "no",
    };

    private readonly ChoiceLabels _choices = new(template, units);
    private readonly UnitMatcher _units = new(units);

    /// <summary>Each word once, in the order of the questions and of the file.</summary>
    public IReadOnlyList<ImportWord> In(ImportTable table, LineGroup group, ImportPlan plan) =>
    [
        .. from question in ImportColumns.Asked(@group).Where(ImportWord.IsMatched)
           where plan.Sources.GetValueOrDefault(question.ElementName)?.Column is not null
           from word in Of(question, table, plan)
           select word,
    ];

    private IEnumerable<ImportWord> Of(Question question, ImportTable table, ImportPlan plan)
    {
        var source = plan.Sources[question.ElementName];
        if (table.Find(source.Column) is not { } column)
        {
            return [];
        }

        var (within, known) = (table.Find(source.Within), plan.Words.GetValueOrDefault(question.ElementName));
        var words = from row in table.Rows
                    let cell = row.Cells.GetValueOrDefault(column.Number)
                    where cell is not null
                    from text in ImportWord.PartsOf(question, cell.Text)
                    where text.Length > 0
                    select (text, District: within is null ? "" : AnswerText.Clean(row.Cells.GetValueOrDefault(within.Number)?.Text ?? ""), row.Number);
        return from word in words
               group word by ImportWord.KeyOf(word.text, word.District) into same
               let first = same.First()
               let match = Match(question, first.text, first.District)
               let chosen = known?.GetValueOrDefault(same.Key)
               select new ImportWord(
                   question, first.text, first.District, same.Count(), first.Number,
                   chosen is not null && Exists(question, chosen) ? chosen : match.Value, match.Suggested, match.Candidates);
    }

    /// <summary>Remembered values that are gone from the form, or units that are no more, are asked again.</summary>
    private bool Exists(Question question, string value) => value is "" or ImportPlan.SkipLine
        || (question.Type == QuestionType.Unit ? units.Any(unit => unit.Code == value) : _choices.Of(question, "vi").Any(option => option.Value == value));

    private (string? Value, string? Suggested, IReadOnlyList<string> Candidates) Match(Question question, string text, string within)
    {
        if (question.Type == QuestionType.Unit)
        {
            var match = _units.Find(text, within);
            return (match.Code, match.Candidates is [var only] ? only : null, match.Candidates);
        }

        var options = _choices.Of(question, "vi");
        if (options.Any(option => option.Value == _choices.ValueOf(question, text)))
        {
            return (_choices.ValueOf(question, text), null, []);
        }

        if (question.Type == QuestionType.YesNo)
        {
            return (Ticks.GetValueOrDefault(VietnameseText.FoldedKey(text)), null, []);
        }

        var tokens = ImportSynonyms.Tokens(text);
        var alike = options.Select(option => (option.Value, Score: new[] { option.Label, option.Value.Replace('_', ' ') }.Max(name => ImportSynonyms.Likeness(tokens, ImportSynonyms.Tokens(name)))))
            .Where(option => option.Score >= Resembling).OrderByDescending(option => option.Score).ToList();
        var isOnly = alike.Count == 1 || (alike.Count > 1 && alike[0].Score > alike[1].Score);
        return isOnly ? (alike[0].Score > 0.99 ? alike[0].Value : null, alike[0].Value, []) : (null, null, []);
    }
}
