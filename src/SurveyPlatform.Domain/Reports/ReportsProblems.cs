using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using static SurveyPlatform.Shared.ProblemKind;

namespace SurveyPlatform.Reports;

/// <summary>Every way a report can be refused. Codes are public: never reuse or renumber one.</summary>
public static class ReportsProblems
{
    public static Problem NoExercise(Period period) =>
        new Problem("reports.no-exercise", Conflict, $"Nothing was collected for {period}.").With("period", period.ToString());

    public static Problem NoLetterhead { get; } = new("reports.no-letterhead", Conflict, "The letterhead of the report has not been set up.");

    public static Problem NobodyOverdue { get; } = new("reports.nobody-overdue", Conflict, "No return of this exercise is overdue; there is nobody to write to.");
}
