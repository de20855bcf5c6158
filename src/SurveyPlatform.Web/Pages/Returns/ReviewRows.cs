using SurveyPlatform.Returns;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>One answer, or one line, as a reviewer judges it.</summary>
/// <param name="Place">Where a remark on it goes: of a line, its first column.</param>
/// <param name="Before">In the submission before, where it was another.</param>
/// <param name="Previous">Of the period before.</param>
public sealed record ReviewRow(string Number, string Label, string Measure, AnswerPlace Place, string Now, string? Before, string Previous, bool IsNumber)
{
    public IReadOnlyList<FigureSignal> Signals { get; init; } = [];

    public IReadOnlyList<Violation> Doubts { get; init; } = [];

    public IReadOnlyList<RemarkShown> Remarks { get; init; } = [];

    public bool IsChanged => Before is not null;

    public bool NeedsALook => Signals.Count + Doubts.Count + Remarks.Count > 0;
}

/// <summary>A section of a form as rows.</summary>
public sealed record ReviewSection(string Title, IReadOnlyList<ReviewRow> Rows);

/// <summary>Which rows are shown.</summary>
public enum ReviewShow
{
    /// <summary>What is not as it was in the submission before, and what was remarked on.</summary>
    Changed,

    /// <summary>What is doubtful, unusual or remarked on.</summary>
    Look,
    All,
}

/// <summary>A form with its answers, row by row.</summary>
public sealed class ReviewRows(FormView view, GetReview.Result review)
{
    /// <summary>So many lines of a group are shown besides those that need a look.</summary>
    public const int MostLines = 200;

    private readonly ILookup<string, RemarkShown> _remarks = review.Remarks.Where(remark => remark.At is not null).ToLookup(remark => remark.At!.Value.ToString(), StringComparer.Ordinal);

    private readonly Dictionary<string, AnswerDifference> _changes = (review.Changes ?? []).ToDictionary(change => change.Place, StringComparer.Ordinal);

    public IReadOnlyList<ReviewSection> Of(ReviewShow show) =>
    [
        .. view.Template.Sections.Where(view.IsRelevant)
            .Select(section => new ReviewSection(view.T.Of(section.Title), [.. RowsOf(section).Where(row => IsShown(row, show))]))
            .Where(section => section.Rows.Count > 0),
    ];

    public static bool IsShown(ReviewRow row, ReviewShow show) => show switch
    {
        ReviewShow.Changed => row.IsChanged || row.Remarks.Count > 0,
        ReviewShow.Look => row.NeedsALook,
        ReviewShow.All => true,
    };

    private IEnumerable<ReviewRow> RowsOf(Section section) => section.Items.Where(view.IsRelevant).SelectMany(item => item switch
    {
        Question question => [RowOf(question, question.Number ?? "", view.T.Of(question.Label), view.T.Of(question.UnitOfMeasure))],
        Table table => table.Rows.SelectMany(row => row.Cells.Zip(table.Columns), (row, cell) => RowOf(
            cell.First, row.Number ?? "", table.Columns.Count == 1 ? view.T.Of(row.Label) : $"{view.T.Of(row.Label)}: {view.T.Of(cell.Second.Label)}", view.T.Of(cell.Second.UnitOfMeasure))),
        LineGroup group => LinesOf(group),
        _ => [],
    });

    private ReviewRow RowOf(Question question, string number, string label, string measure)
    {
        var place = AnswerPlace.Head(question.Name);
        return new(
            number, label, measure, place, view.Shown(question, place), _changes.TryGetValue(question.Name, out var change) ? Known(view.Shown(question, change.Mine)) : null,
            view.Previous is { } previous && !view.BrokenSeries.Contains(question.Name) ? view.Shown(question, previous.Values.GetValueOrDefault(question.Name)) : "", question.IsNumber)
        {
            Signals = [.. review.Signals[question.Name]],
            Doubts = [.. view.DoubtsAt(question.Name)],
            Remarks = [.. _remarks[question.Name]],
        };
    }

    private IEnumerable<ReviewRow> LinesOf(LineGroup group)
    {
        var rows = Enumerable.Range(0, view.LineCount(group)).Select(line => LineOf(group, line)).ToList();
        return rows.Where((row, at) => at < MostLines || row.NeedsALook || row.IsChanged);
    }

    private ReviewRow LineOf(LineGroup group, int line)
    {
        var cells = group.Questions.Select(question => (Question: question, Place: new AnswerPlace(group.Name, line, question.Name))).ToList();
        var changed = cells.Where(cell => _changes.ContainsKey(cell.Place.ToString())).ToList();
        return new(
            view.T.Number(line + 1), view.Shown(cells[0].Question, cells[0].Place), "", cells[0].Place, Told(cells.Skip(1).Select(cell => (cell.Question, view.Shown(cell.Question, cell.Place)))),
            changed.Count == 0 ? null : Known(Told(changed.Select(cell => (cell.Question, view.Shown(cell.Question, _changes[cell.Place.ToString()].Mine))))), "", false)
        {
            Doubts = [.. cells.SelectMany(cell => view.DoubtsAt(cell.Place.ToString()))],
            Remarks = [.. cells.SelectMany(cell => _remarks[cell.Place.ToString()])],
        };
    }

    private string Told(IEnumerable<(Question Question, string Shown)> cells) => string.Join(" · ", cells.Where(cell => cell.Shown.Length > 0 && !cell.Question.IsCalculated)
        .Select(cell => $"{view.T.Of(cell.Question.Label)}: {cell.Shown} {view.T.Of(cell.Question.UnitOfMeasure)}".TrimEnd()));

    private string Known(string shown) => shown.Length > 0 ? shown : view.T["review.blank"];
}
