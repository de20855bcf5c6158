using System.Globalization;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Returns;

/// <summary>One cell that something is to be said about.</summary>
/// <param name="At"><c>Nhân sự!E5</c>; null: the question has no cell in the file.</param>
/// <param name="Problem">Its place is the question's.</param>
public sealed record CellRemark(string? At, Problem Problem);

/// <summary>The draft with what a workbook says put over it. What cannot be read leaves the answer as it was.</summary>
internal sealed class WorkbookReading
{
    private readonly FormTemplate _template;
    private readonly WorkbookCellReader _reader;

    /// <summary>Of the draft: what stands there unreadable already is no change.</summary>
    private readonly Dictionary<string, string> _unread;
    private readonly Dictionary<string, string> _cells = new(StringComparer.Ordinal);

    public WorkbookReading(OpenReturn.Result current, WorkbookAnswers workbook)
    {
        _template = current.Template.Template;
        var options = _template.OptionLists.DistinctBy(list => list.Code, StringComparer.Ordinal)
            .ToDictionary(list => list.Code, list => (IReadOnlyList<string>)[.. list.Options.Select(option => option.Value)], StringComparer.Ordinal);
        _reader = new(new(_template, current.Units), options, current.Context.UnitExists);
        (Answers, _unread) = (current.Answers.Copy(), current.Answers.Unread);
        var never = new NeverAsked(current.Context);
        var cells = Once(workbook.Head);
        foreach (var question in never.Asked(_template))
        {
            TakeQuestion(question, cells, options);
        }

        foreach (var group in never.AskedGroups(_template))
        {
            TakeLines(group, workbook.Groups.FirstOrDefault(lines => lines.Group == group.Name));
        }

        var known = _template.Questions.Select(question => question.Name).ToHashSet(StringComparer.Ordinal);
        Remarks.AddRange(cells.Values.Where(cell => !known.Contains(NameOf(cell.Key)))
            .Select(cell => new CellRemark(cell.At, WorkbookProblems.NotInForm(NameOf(cell.Key)))));
    }

    public AnswerSet Answers { get; }

    /// <summary>What is not taken, and why.</summary>
    public List<CellRemark> Remarks { get; } = [];

    /// <summary>Cells whose formula was not read but the value saved with it.</summary>
    public List<string> Formulas { get; } = [];

    /// <summary>Where a question, or an answer in a line, stands in the file.</summary>
    public string? At(string place) => _cells.GetValueOrDefault(place);

    private static string NameOf(string key) => key.Split('/')[0];

    private Dictionary<string, WorkbookAnswer> Once(IEnumerable<WorkbookAnswer> answers)
    {
        Dictionary<string, WorkbookAnswer> cells = new(StringComparer.Ordinal);
        foreach (var answer in answers)
        {
            if (!cells.TryAdd(answer.Key, answer))
            {
                Remarks.Add(new(answer.At, WorkbookProblems.Twice(cells[answer.Key].At).At(NameOf(answer.Key))));
            }
        }

        return cells;
    }

    private void TakeQuestion(Question question, Dictionary<string, WorkbookAnswer> cells, Dictionary<string, IReadOnlyList<string>> options)
    {
        if (cells.TryGetValue(question.Name, out var cell))
        {
            Take(question, AnswerPlace.Head(question.Name), cell, Answers.Values);
            return;
        }

        var known = question.Type == QuestionType.SelectMany ? options.GetValueOrDefault(question.OptionList ?? "") ?? [] : [];
        var ticks = known.Select(value => cells.GetValueOrDefault($"{question.Name}/{value}")).OfType<WorkbookAnswer>().ToList();
        if (ticks.Count == 0 || ticks.Count < known.Count)
        {
            Remarks.Add(new(ticks.FirstOrDefault()?.At, WorkbookProblems.NotFound.At(question.Name)));
            return;
        }

        _cells[question.Name] = ticks[0].At;
        if (ticks.Find(tick => IsTicked(tick) is null) is { } wrong)
        {
            Remarks.Add(new(wrong.At, WorkbookProblems.NotAMark(wrong.Cell.Text).At(question.Name)));
            return;
        }

        Set(question.Name, AnswerText.Choices(ticks.Where(tick => IsTicked(tick) == true).Select(tick => tick.Key[(question.Name.Length + 1)..]), known), Answers.Values);
    }

    private static bool? IsTicked(WorkbookAnswer tick) => AnswerText.Clean(tick.Cell.Text).ToLowerInvariant() switch
    {
        "" or "false" or "0" => false,
        "x" or "true" or "1" or "có" or "yes" => true,
        _ => null,
    };

    /// <summary>A line counts where anything stands in it. A group with a column missing is left alone: nobody emptied that column.</summary>
    private void TakeLines(LineGroup group, WorkbookLines? lines)
    {
        var columns = group.Questions.Where(NeverAsked.IsTyped).ToList();
        if (lines is null)
        {
            Remarks.Add(new(null, WorkbookProblems.NotFound.At(group.Name)));
            return;
        }

        _cells[group.Name] = lines.At.TrimEnd('!');
        if (columns.Find(column => !lines.Columns.Contains(column.Name)) is { } missing)
        {
            Remarks.Add(new(lines.At, WorkbookProblems.ColumnNotFound(missing.Label.Vi).At(group.Name)));
            return;
        }

        if (lines.Lines.Count > group.MaxLines)
        {
            Remarks.Add(new(lines.At, AnswerProblems.TooManyLines(lines.Lines.Count, group.MaxLines).At(group.Name)));
            return;
        }

        Answers.ForgetLines(group.Name);
        List<AnswerLine> taken = [];
        foreach (var cells in lines.Lines)
        {
            var line = new AnswerLine { Key = taken.Count };
            foreach (var column in columns)
            {
                Take(column, new(group.Name, taken.Count, column.Name), cells.First(cell => cell.Key == column.Name), line.Values);
            }

            if (line.Values.Count > 0 || Answers.Unread.Keys.Any(place => place.StartsWith($"{group.Name}[{taken.Count.ToString(CultureInfo.InvariantCulture)}]", StringComparison.Ordinal)))
            {
                taken.Add(line);
            }
        }

        if (taken.Count > 0)
        {
            Answers.Lines[group.Name] = taken;
        }
    }

    private void Take(Question question, AnswerPlace place, WorkbookAnswer answer, Dictionary<string, Value> into)
    {
        _cells[place.ToString()] = answer.At;
        if (answer.Cell.IsFormula)
        {
            Formulas.Add(answer.At);
        }

        var read = _reader.Read(question, answer.Cell);
        if (read.Succeeded(out var value))
        {
            Set(place.ToString(), value, into, question.Name);
        }
        else
        {
            Remarks.AddRange(read.Problems.Select(problem => new CellRemark(answer.At, problem.At(place.ToString()))));
            if (_unread.TryGetValue(place.ToString(), out var typed) && typed == answer.Cell.Text)
            {
                Answers.Unread[place.ToString()] = typed;
            }
        }
    }

    private void Set(string place, Value value, Dictionary<string, Value> into, string? name = null)
    {
        Answers.Unread.Remove(place);
        into.Remove(name ?? place);
        if (!value.IsMissing)
        {
            into[name ?? place] = value;
        }
    }
}
