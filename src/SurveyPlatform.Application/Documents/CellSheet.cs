namespace SurveyPlatform.Documents;

/// <summary>What a cell was saved as. Days and moments are numbers whose look says so; their text is <c>2023-09-15</c>.</summary>
public enum CellKind
{
    Number,
    Text,

    /// <summary><c>TRUE</c> or <c>FALSE</c>.</summary>
    Truth,

    /// <summary><c>#REF!</c> and the like.</summary>
    Error,
}

/// <summary>A cell with something in it.</summary>
/// <param name="Text">Of a number: invariant, as <c>1234.5</c>.</param>
/// <param name="IsFormula">It was worked out; the text is the value that was saved with it.</param>
/// <param name="IsPercent">Shown as a percentage: 0.5 as 50%.</param>
public sealed record SheetCell(int Row, int Column, CellKind Kind, string Text, bool IsFormula, bool IsPercent);

public sealed record CellSheet(string Name, IReadOnlyList<SheetCell> Cells);
