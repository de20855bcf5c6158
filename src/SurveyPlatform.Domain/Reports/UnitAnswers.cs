using SurveyPlatform.Registry;

namespace SurveyPlatform.Reports;

/// <summary>One answer of a submitted return.</summary>
/// <param name="Line">0, 1, 2 … within repeating lines; -1 outside.</param>
public readonly record struct ReportObservation(string Collection, UnitId Unit, string Element, int Line, decimal? Number, string? Text)
{
    public const int NoLine = -1;
}

/// <summary>The answers of one return, by element; a missing answer is missing, not nought.</summary>
public sealed class UnitAnswers
{
    private readonly Dictionary<(string Element, int Line), ReportObservation> _answers = [];

    public UnitAnswers(IEnumerable<ReportObservation> observations)
    {
        foreach (var observation in observations)
        {
            _answers[(observation.Element, observation.Line)] = observation;
        }
    }

    /// <summary>Numbers of the repeating lines, in order.</summary>
    public IEnumerable<int> Lines => _answers.Keys.Select(key => key.Line).Where(line => line != ReportObservation.NoLine).Distinct().Order();

    public decimal? Number(string element, int line = ReportObservation.NoLine) => Find(element, line)?.Number;

    public string? Text(string element, int line = ReportObservation.NoLine) => Find(element, line)?.Text;

    /// <summary>1 when the answer is this, 0 when it is another, null when there is none.</summary>
    public decimal? Is(string element, string answer, int line = ReportObservation.NoLine) =>
        Find(element, line)?.Text is { } text ? text == answer ? 1 : 0 : null;

    private ReportObservation? Find(string element, int line) => _answers.TryGetValue((element, line), out var found) ? found : null;
}
