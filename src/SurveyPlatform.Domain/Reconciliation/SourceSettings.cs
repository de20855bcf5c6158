using SurveyPlatform.Shared;

namespace SurveyPlatform.Reconciliation;

/// <summary>What the department has set for comparing and for answering; one row.</summary>
public sealed class SourceSettings
{
    public const int OnlyId = 1;
    public const int MaxAnswerWorkingDays = 60;

    public int Id { get; init; } = OnlyId;

    public decimal SpeedPercent { get; private set; } = 10;

    public decimal SpeedMbps { get; private set; } = 2;

    public int Lines { get; private set; }

    /// <summary>So many working days the two sides have to answer.</summary>
    public int AnswerWorkingDays { get; private set; } = 5;

    /// <summary>Whose reports of one outage may lie so far apart and still be taken for a pair.</summary>
    public int PairHours { get; private set; } = 4;

    public int Version { get; private set; }

    public string? ChangedBy { get; private set; }

    public DateTime? ChangedAtUtc { get; private set; }

    public MatchTolerance Tolerance => new(SpeedPercent, SpeedMbps, Lines);

    public Outcome<Done> Change(decimal speedPercent, decimal speedMbps, int lines, int answerWorkingDays, int pairHours, string by, DateTime atUtc)
    {
        List<Problem> problems =
        [
            .. OutOfRange("speedPercent", speedPercent, 0, 100),
            .. OutOfRange("speedMbps", speedMbps, 0, 1000),
            .. OutOfRange("lines", lines, 0, 20),
            .. OutOfRange("answerWorkingDays", answerWorkingDays, 1, MaxAnswerWorkingDays),
            .. OutOfRange("pairHours", pairHours, 0, 72),
        ];
        if (problems.Count > 0)
        {
            return new(problems);
        }

        (SpeedPercent, SpeedMbps, Lines, AnswerWorkingDays, PairHours) = (speedPercent, speedMbps, lines, answerWorkingDays, pairHours);
        (ChangedBy, ChangedAtUtc) = (by, atUtc);
        Version++;
        return default(Done);
    }

    private static IEnumerable<Problem> OutOfRange(string place, decimal value, decimal least, decimal most)
    {
        if (value < least || value > most)
        {
            yield return ReconciliationProblems.OutOfRange(least, most).At(place);
        }
    }
}
