using SurveyPlatform.Templates;

namespace SurveyPlatform.Benchmarks;

/// <summary>A table of 200 rows and 40 columns to fill in, with a total of each row, of each column and of all, and a check of each row.</summary>
internal static class KeystrokeForm
{
    public const int Rows = 200;
    public const int Columns = 40;

    public static FormTemplate Form { get; } = new("keystroke", new("Bảng lớn"), [], [new("s", new("Số liệu"), [BigTable()])]);

    public static string Cell(int row, int column) => $"r{row}_c{column}";

    private static Table BigTable() => new(
        "t", new("Số liệu theo đơn vị"),
        [.. Enumerable.Range(1, Columns).Select(column => new TableColumn(new($"Cột {column}"))), new(new("Cộng"))],
        [.. Enumerable.Range(1, Rows).Select(Row), new("", new("Tổng cộng"), [.. Enumerable.Range(1, Columns).Select(ColumnTotal), Total("all", Enumerable.Range(1, Rows).Select(row => $"r{row}"))])]);

    private static TableRow Row(int row) => new($"{row}", new($"Đơn vị {row}"),
    [
        .. Enumerable.Range(1, Columns).Select(column => new Question(Cell(row, column), QuestionType.Integer, new($"Đơn vị {row}, cột {column}"), Min: 0)),
        Total($"r{row}", Enumerable.Range(1, Columns).Select(column => Cell(row, column))) with
        {
            Checks = [new($"high{row}", Severity.Soft, $"${{r{row}}} <= 10000", new("Tổng cao bất thường."))],
        },
    ]);

    private static Question ColumnTotal(int column) => Total($"c{column}", Enumerable.Range(1, Rows).Select(row => Cell(row, column)));

    private static Question Total(string name, IEnumerable<string> of) =>
        new(name, QuestionType.Integer, new("Cộng"), Calculation: $"sum({string.Join(", ", of.Select(part => $"${{{part}}}"))})");
}
