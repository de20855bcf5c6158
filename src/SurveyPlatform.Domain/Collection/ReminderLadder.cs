using SurveyPlatform.Shared;

namespace SurveyPlatform.Collection;

/// <summary>When whom is reminded, rung by rung.</summary>
public static class ReminderLadder
{
    public const int MostRungs = 20;
    public const int MostDays = 60;

    /// <summary>Follows from what the rung says: one that is taken out and put back again is told as one.</summary>
    public static string CodeOf(int offsetWorkingDays, ReminderAudience audience)
    {
        var day = offsetWorkingDays switch { 0 => "due-day", < 0 => $"before-{-offsetWorkingDays}", _ => $"late-{offsetWorkingDays}" };
        return audience == ReminderAudience.Unit ? day : $"{day}-{audience.ToString().ToLowerInvariant()}";
    }

    /// <summary>In the order in which they are climbed.</summary>
    public static List<ReminderRule> InOrder(IEnumerable<ReminderRule> rungs) => [.. rungs.OrderBy(rung => rung.OffsetWorkingDays).ThenBy(rung => rung.Audience)];

    /// <param name="lockAfterWorkingDays">After it a return is no longer taken, and nobody is reminded of it.</param>
    /// <param name="hasAsker">The collection names the department that asks.</param>
    public static IEnumerable<Problem> Refusals(IReadOnlyList<ReminderRule> rungs, int lockAfterWorkingDays, bool hasAsker)
    {
        if (rungs.Count > MostRungs)
        {
            yield return LadderProblems.TooLong(MostRungs);
        }

        for (var at = 0; at < rungs.Count; at++)
        {
            var (rung, place) = (rungs[at], $"rungs[{at}]");
            if (Math.Abs(rung.OffsetWorkingDays) > MostDays)
            {
                yield return LadderProblems.TooFar(MostDays).At(place);
            }
            else if (rung.OffsetWorkingDays > lockAfterWorkingDays)
            {
                yield return LadderProblems.AfterLock(rung.OffsetWorkingDays, lockAfterWorkingDays).At(place);
            }

            if (rung.Audience != ReminderAudience.Unit && rung.OffsetWorkingDays < 1)
            {
                yield return LadderProblems.TooEarlyAbove.At(place);
            }

            if (rung.Audience is ReminderAudience.Department or ReminderAudience.Leadership && !hasAsker)
            {
                yield return LadderProblems.NobodyAsks.At(place);
            }

            if (rungs.Take(at).Any(earlier => (earlier.OffsetWorkingDays, earlier.Audience) == (rung.OffsetWorkingDays, rung.Audience)))
            {
                yield return LadderProblems.Twice.At(place);
            }
        }
    }
}
