using SurveyPlatform.Documents;
using SurveyPlatform.Scores;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Scores;

/// <summary>The scores as sheets: the points, how each came about, each unit's answers, and the criteria.</summary>
public static class ScoreSheets
{
    private const string Points = "0.00";

    public static IReadOnlyList<ListWorkbook.Sheet> Of(GetScores.Result found, Texts texts)
    {
        var set = found.Board.Set;
        var (title, under) = (texts.Of(set.Title), Under(found, texts));
        var summary = Summary(found, texts).ToList();
        return
        [
            new(texts["scores.sheet-summary"], title, under, [.. summary[0].Select((head, column) => new ListWorkbook.Column($"{head}", column == 1 ? 28 : column == 0 ? 8 : 13, column > 1 && column <= set.Criteria.Count + 2 ? Points : null))], summary.Skip(1)),
            new(texts["scores.sheet-explained"], title, under, Columns(texts,
                ("obligations.code", 8), ("scores.unit", 24), ("verdicts.criterion", 30), ("scores.max", 9), ("scores.points", 10), ("scores.figure", 30), ("scores.points-worked-out", 34), ("scores.answers", 11), ("scores.note", 40)),
                Explained(found, texts)),
            new(texts["scores.sheet-units"], title, under, Columns(texts,
                ("scores.unit", 22), ("verdicts.criterion", 28), ("obligations.code", 8), ("obligations.unit", 24), ("obligations.period", 17), ("scores.part-state", 15), ("scores.numerator", 10), ("scores.denominator", 10), ("scores.cells", 52)),
                Parts(found, texts)),
            new(texts["scores.sheet-criteria"], title, texts.Of(set.LegalBasis), Columns(texts,
                ("verdicts.criterion", 32), ("scores.max", 9), ("scores.measured-by", 44), ("scores.definition", 44), ("scores.rule", 44), ("scores.answers-needed", 28), ("scores.evidence", 32)),
                Criteria(found, texts)),
        ];
    }

    /// <summary>The head first.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Summary(GetScores.Result found, Texts texts)
    {
        var set = found.Board.Set;
        yield return
        [
            texts["obligations.code"], texts["scores.unit"], .. set.Criteria.Select(criterion => $"{texts.Of(criterion.Title)} ({texts["scores.out-of", ("max", texts.Number(criterion.MaxPoints, 2))]})"),
            texts["scores.total"], texts["scores.undetermined"], texts["scores.rank"],
        ];
        foreach (var unit in found.Board.Units)
        {
            yield return
            [
                unit.Code, unit.Name, .. unit.Criteria.Select(score => score.Points is { } points ? (object)points : texts["scores.not-determined"]),
                unit.Points, unit.Criteria.Count(score => score.Points is null), found.Ranks[unit.Code],
            ];
        }
    }

    private static string Under(GetScores.Result found, Texts texts) => string.Join(" · ", new[]
    {
        found.Shown is { } shown ? $"{texts["scores.frozen", ("vintage", shown.Vintage)]}, {texts["scores.frozen-by", ("at", texts.Moment(shown.AtUtc)), ("by", shown.By)]}" : texts["scores.draft"],
        $"{texts["scores.quarters"]}: {string.Join(", ", found.Board.Quarters.Select(quarter => quarter.Title(texts.Language)))}",
        $"SHA-256 {found.Hash}",
    });

    private static IReadOnlyList<ListWorkbook.Column> Columns(Texts texts, params IEnumerable<(string Key, double Width)> columns) =>
        [.. columns.Select(column => new ListWorkbook.Column(texts[column.Key], column.Width, column.Key is "scores.points" or "scores.max" ? Points : null))];

    private static IEnumerable<IReadOnlyList<object?>> Explained(GetScores.Result found, Texts texts) =>
        from unit in found.Board.Units
        from score in unit.Criteria
        let criterion = found.Board.Set.Find(score.Criterion)!
        let source = found.Board.SourceOf(score.Criterion)
        select (IReadOnlyList<object?>)
        [
            unit.Code, unit.Name, texts.Of(criterion.Title), criterion.MaxPoints, score.Points is { } points ? points : texts["scores.not-determined"],
            ScoreWords.Figure(texts, score, source), ScoreWords.Points(texts, criterion, score, source), $"{score.Answered}/{score.Expected}", ScoreWords.Why(texts, criterion, score),
        ];

    private static IEnumerable<IReadOnlyList<object?>> Parts(GetScores.Result found, Texts texts) =>
        from unit in found.Board.Units
        from score in unit.Criteria
        let title = texts.Of(found.Board.Set.Find(score.Criterion)!.Title)
        from part in score.Parts
        select (IReadOnlyList<object?>)
        [
            unit.Name, title, part.Code, part.Name, part.Period.Title(texts.Language), texts.Of("score-part", part.State), part.Numerator, part.Denominator,
            string.Join("; ", part.Cells.Select(cell =>
                $"{texts.Of(found.Names.Of(cell.Name))}: {ScoreWords.Cell(texts, cell, found.Names)}{(cell.IsDecided ? $" ({texts["scores.decided"]})" : "")}")),
        ];

    private static IEnumerable<IReadOnlyList<object?>> Criteria(GetScores.Result found, Texts texts) =>
        from criterion in found.Board.Set.Criteria
        let source = found.Board.SourceOf(criterion.Code)
        select (IReadOnlyList<object?>)
        [
            texts.Of(criterion.Title), criterion.MaxPoints, ScoreWords.Measured(texts, criterion, source), texts.Of(source.Formula), ScoreWords.Rule(texts, criterion, source),
            texts["scores.minimum", ("percent", texts.Number(criterion.MinimumAnswered, 1))]
                + (criterion.CapWhileIncomplete is { } cap ? $"; {texts["scores.cap", ("cap", texts.Number(cap, 2))]}" : ""),
            texts.Of(criterion.Evidence),
        ];
}
