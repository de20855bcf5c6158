using SurveyPlatform.Documents;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns.Import;

/// <summary>Which column answers which question: as remembered, else the likeliest by its head. Only ever proposed.</summary>
internal sealed class ImportColumns
{
    private const double Likely = 0.5;

    /// <summary>So many rows from the top the heads may stand.</summary>
    private const int HeadRows = 30;
    private const int MostSheets = 20;

    private readonly List<(Question Question, List<HashSet<string>> Names)> _questions;
    private readonly HashSet<string> _remembered;

    public ImportColumns(LineGroup group, ImportPlan? remembered)
    {
        _questions = [.. Asked(group).Select(question => (question, NamesOf(question).Select(ImportSynonyms.Tokens).ToList()))];
        _remembered = remembered?.Sources.Values.Select(source => source.Column).OfType<string>().ToHashSet(StringComparer.Ordinal) ?? [];
    }

    /// <summary>What is answered by typing: not what is worked out, and no files.</summary>
    public static IEnumerable<Question> Asked(LineGroup group) => group.Questions.Where(NeverAsked.IsTyped);

    /// <summary>The sheet and the row that look most like heads of these questions.</summary>
    public (string Sheet, int Row) FindHeads(IReadOnlyList<CellSheet> sheets)
    {
        var rows = from sheet in sheets.Take(MostSheets)
                   from row in sheet.Cells.Where(cell => cell.Row <= HeadRows).GroupBy(cell => cell.Row)
                   let heads = row.Where(cell => cell.Kind == CellKind.Text).Select(cell => cell.Text).ToList()
                   where heads.Count > 1
                   select (sheet.Name, Row: row.Key, Score: heads.Sum(Score), heads.Count);
        var best = rows.OrderByDescending(row => row.Score).ThenByDescending(row => row.Score > 0 ? 0 : row.Count).FirstOrDefault();
        return best.Name is null ? (sheets[0].Name, sheets[0].Cells.Count > 0 ? sheets[0].Cells[0].Row : 0) : (best.Name, best.Row);
    }

    /// <summary>By data element; each column answers one question.</summary>
    public Dictionary<string, ImportSource> Suggest(ImportTable table)
    {
        Dictionary<string, ImportSource> sources = new(StringComparer.Ordinal);
        HashSet<string> taken = new(StringComparer.Ordinal);
        var pairs = from asked in _questions
                    from column in table.Columns
                    let score = Score(asked.Names, column.Head) * Fit(asked.Question, column)
                    where score >= Likely
                    orderby score descending
                    select (asked.Question, column.Key);
        foreach (var (question, key) in pairs.ToList())
        {
            if (!sources.ContainsKey(question.ElementName) && taken.Add(key))
            {
                sources[question.ElementName] = new(key, question.Type == QuestionType.Unit ? District(table, key) : null);
            }
        }

        return sources;
    }

    private double Score(string head) =>
        (_remembered.Contains(VietnameseText.SearchKey(AnswerText.Clean(head))) ? 2 : 0)
        + (_questions.Max(asked => (double?)Score(asked.Names, head)) is >= Likely and { } score ? score : 0);

    private static double Score(List<HashSet<string>> names, string head)
    {
        var tokens = ImportSynonyms.Tokens(head);
        return names.Max(name => ImportSynonyms.Likeness(name, tokens));
    }

    /// <summary>A column of words is no figure.</summary>
    private static double Fit(Question question, ImportColumn column) =>
        question.IsNumber && column.Samples.Count > 0 && !column.Samples.Any(sample => sample.Any(char.IsAsciiDigit) && !sample.Any(char.IsLetter)) ? 0.6 : 1;

    private static string? District(ImportTable table, string unit) => table.Columns
        .FirstOrDefault(column => column.Key != unit && ImportSynonyms.District.Any(name => ImportSynonyms.Likeness(ImportSynonyms.Tokens(name), ImportSynonyms.Tokens(column.Head)) >= 0.99))?.Key;

    /// <summary>With and without its unit of measure, in both languages, and the name that programs use.</summary>
    private static IEnumerable<string> NamesOf(Question question)
    {
        string?[] labels = [question.Label.Vi, question.Label.En];
        string?[] measures = [question.UnitOfMeasure?.Vi];
        return labels.OfType<string>().SelectMany(label => measures.OfType<string>().Select(measure => $"{label} {measure}").Append(label))
            .Append(question.Name.Replace('_', ' ')).Concat(ImportSynonyms.Of(question));
    }
}
