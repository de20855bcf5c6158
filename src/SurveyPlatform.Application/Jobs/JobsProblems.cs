using SurveyPlatform.Shared;

namespace SurveyPlatform.Jobs;

/// <summary>What cuts a job off. Codes are public: never reuse or renumber one.</summary>
public static class JobsProblems
{
    public static Problem Stopped { get; } =
        new("jobs.stopped", ProblemKind.Conflict, "Stopped before it ended; the next run goes on where this one stopped.");

    public static Problem ServerLost { get; } = new("jobs.server-lost", ProblemKind.Conflict, "The server ended before the job did.");
}
