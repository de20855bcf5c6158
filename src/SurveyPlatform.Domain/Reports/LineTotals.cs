namespace SurveyPlatform.Reports;

/// <summary>Adds up the lines that a telecom company declared.</summary>
internal static class LineTotals
{
    public static OperatorRow Of(ReportObligation owed, UnitAnswers answers, LineElements names)
    {
        var lines = answers.Lines.ToList();
        return new(
            owed.Code,
            owed.FullName,
            HasReported: true,
            lines.Select(line => answers.Text(names.Subject, line)).OfType<string>().Distinct(StringComparer.Ordinal).Count(),
            Figures(answers, names, [.. lines.Where(line => answers.Is(names.Kind, names.Internet, line) == 1)]),
            Figures(answers, names, [.. lines.Where(line => answers.Is(names.Kind, names.Dedicated, line) == 1)]),
            Sum(answers, names.Incidents, lines),
            Sum(answers, names.HoursLost, lines) ?? (lines.Count > 0 && Sum(answers, names.Incidents, lines) == 0 ? 0 : null));
    }

    private static LineFigures Figures(UnitAnswers answers, LineElements names, List<int> lines)
    {
        var contracted = Numbers(answers, names.Contracted, lines);
        var measured = Numbers(answers, names.Measured, lines);
        return new(lines.Count, Average(contracted), measured.Count, Average(measured));
    }

    private static List<decimal> Numbers(UnitAnswers answers, string element, List<int> lines) =>
        [.. lines.Select(line => answers.Number(element, line)).OfType<decimal>()];

    private static decimal? Sum(UnitAnswers answers, string element, List<int> lines) =>
        Numbers(answers, element, lines) is { Count: > 0 } numbers ? numbers.Sum() : null;

    private static decimal? Average(List<decimal> numbers) => numbers.Count == 0 ? null : numbers.Sum() / numbers.Count;
}
