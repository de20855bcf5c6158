using System.Text.RegularExpressions;
using SurveyPlatform.Documents;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Returns.Import;

/// <summary>Something about one cell of the file.</summary>
/// <param name="Column">0: no column is meant.</param>
/// <param name="Problem">Its place is the question's name.</param>
public sealed record ImportRemark(int Row, int Column, Problem Problem, bool IsDoubt = false);

/// <summary>One row of the file as a line.</summary>
/// <param name="Unread">What could not be read, by question: it goes into the draft as it was typed, to be corrected there.</param>
public sealed record ImportedLine(int Row, Dictionary<string, Value> Values, Dictionary<string, string> Unread);

/// <summary>Rows to lines, by a plan. What is wrong is told of all cells at once.</summary>
internal sealed partial class ImportReading
{
    private readonly ImportPlan _plan;
    private readonly WorkbookCellReader _reader;
    private readonly Dictionary<string, IReadOnlyList<string>> _options;
    private readonly Dictionary<(string Question, string Word), string?> _words;
    private readonly List<(Question Question, ImportSource Source, ImportColumn? Column, ImportColumn? Within)> _sources;

    public ImportReading(FormTemplate template, LineGroup group, ImportTable table, ImportPlan plan, IReadOnlyList<ImportWord> words)
    {
        _plan = plan;
        _options = template.OptionLists.DistinctBy(list => list.Code, StringComparer.Ordinal)
            .ToDictionary(list => list.Code, list => (IReadOnlyList<string>)[.. list.Options.Select(option => option.Value)], StringComparer.Ordinal);
        _reader = new(new(template, []), _options, null);
        _words = words.ToDictionary(word => (word.Question.Name, word.Key), word => word.Value);
        _sources = [.. from question in ImportColumns.Asked(@group)
                       let source = plan.Sources.GetValueOrDefault(question.ElementName)
                       where source is not null && (table.Find(source.Column) is not null || source.Constant is not null)
                       select (question, source, table.Find(source.Column), table.Find(source.Within))];
        foreach (var row in table.Rows)
        {
            Take(row);
        }
    }

    public List<ImportedLine> Lines { get; } = [];

    public List<ImportRemark> Remarks { get; } = [];

    /// <summary>Rows left out because a word in them says so.</summary>
    public int Skipped { get; private set; }

    /// <summary>The names of the questions that the file answers.</summary>
    public IEnumerable<string> Answered => _sources.Select(source => source.Question.Name);

    /// <summary>Column of a question; 0: it has none.</summary>
    public int ColumnOf(string question) => _sources.Find(source => source.Question.Name == question).Column?.Number ?? 0;

    private void Take(ImportRow row)
    {
        var (line, remarks) = (new ImportedLine(row.Number, new(StringComparer.Ordinal), new(StringComparer.Ordinal)), Remarks.Count);
        var isFilled = false;
        foreach (var (question, source, column, within) in _sources)
        {
            var cell = column is null ? null : row.Cells.GetValueOrDefault(column.Number);
            isFilled |= cell is not null;
            var read = column is null ? AnswerText.Read(question, source.Constant ?? "")
                : cell is null ? Value.Missing
                : ImportWord.IsMatched(question) ? Match(question, cell, within is null ? "" : AnswerText.Clean(row.Cells.GetValueOrDefault(within.Number)?.Text ?? ""))
                : _reader.Read(question, AsNumber(question, cell));
            if (read is null)
            {
                Remarks.RemoveRange(remarks, Remarks.Count - remarks);
                Skipped++;
                return;
            }

            Keep(question, read, cell?.Text ?? source.Constant ?? "", column?.Number ?? 0, line);
        }

        if (isFilled)
        {
            Lines.Add(line);
        }
        else
        {
            Remarks.RemoveRange(remarks, Remarks.Count - remarks);
        }
    }

    private void Keep(Question question, Outcome<Value> read, string text, int column, ImportedLine line)
    {
        if (!read.Succeeded(out var value))
        {
            line.Unread[question.Name] = text;
            Remarks.AddRange(read.Problems.Select(problem => new ImportRemark(line.Row, column, problem.At(question.Name))));
        }
        else if (!value.IsMissing)
        {
            line.Values[question.Name] = value;
        }
    }

    /// <summary>Null: the line is left out.</summary>
    private Outcome<Value>? Match(Question question, SheetCell cell, string within)
    {
        if (cell.Kind == CellKind.Error)
        {
            return WorkbookProblems.CellError(cell.Text);
        }

        List<string> values = [];
        foreach (var word in ImportWord.PartsOf(question, cell.Text).Where(word => word.Length > 0))
        {
            if (_words.GetValueOrDefault((question.Name, ImportWord.KeyOf(word, within))) is not { } value)
            {
                return ImportProblems.UnknownWord(word.Length <= 80 ? word : word[..79] + "…");
            }

            if (value == ImportPlan.SkipLine)
            {
                return null;
            }

            values.Add(value);
        }

        return question.Type == QuestionType.SelectMany
            ? AnswerText.Choices(values, _options.GetValueOrDefault(question.OptionList ?? "") ?? [])
            : Value.Of(values.Count > 0 && values[0].Length > 0 ? values[0] : null);
    }

    private SheetCell AsNumber(Question question, SheetCell cell) =>
        _plan.Numbers == ImportNumbers.English && question.IsNumber && cell.Kind == CellKind.Text && EnglishNumber().IsMatch(cell.Text.Trim())
            ? cell with { Kind = CellKind.Number, Text = cell.Text.Trim().Replace(",", "", StringComparison.Ordinal) }
            : question.Type == QuestionType.Date && cell.Kind == CellKind.Text ? cell with { Text = Midnight().Replace(cell.Text.Trim(), "") } : cell;

    [GeneratedRegex(@"^-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex EnglishNumber();

    /// <summary>Exports write a day as the beginning of it.</summary>
    [GeneratedRegex(@"[ T]0{1,2}:00(:00(\.0+)?)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Midnight();
}
