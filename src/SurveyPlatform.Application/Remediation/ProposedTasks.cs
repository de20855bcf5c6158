using SurveyPlatform.Shared;
using SurveyPlatform.Standards;

namespace SurveyPlatform.Remediation;

/// <summary>Tasks as they are first proposed, from what the criterion says and what is missing; the district writes on from there.</summary>
internal static class ProposedTasks
{
    public static void Propose(this RemediationPlan plan, IEnumerable<ShortcomingRow> rows, Func<Guid> newKey)
    {
        foreach (var row in rows)
        {
            plan.AddTask(number => Of(plan, row, number, newKey()));
        }
    }

    private static RemediationTask Of(RemediationPlan plan, ShortcomingRow row, int number, Guid key)
    {
        var task = new RemediationTask
        {
            Id = key,
            PlanId = plan.Id,
            Number = number,
            UnitId = row.UnitId,
            UnitName = row.UnitName,
            UnitSortKey = row.UnitSortKey,
            UnitPath = row.UnitPath,
            IsOwnersOwn = row.UnitPath == plan.Path,
            CriterionCode = row.Criterion.Code,
            Shortcoming = new(
                row.VerdictId, row.StandardCode, row.Criterion.Code, row.Criterion.Title, row.Period.ToString(), row.Figure, row.Threshold, row.Gap, row.Criterion.UnitOfMeasure),
            Text = TaskText.Empty,
        };
        task.Write(TaskText.Empty with { Objective = Objective(row), Work = Work(row) });
        return task;
    }

    private static string Objective(ShortcomingRow row) => row is { Figure: { } figure, Threshold: { } threshold }
        ? $"{row.Criterion.Title.Vi}: từ {VietnameseNumber.Format(figure, maxDecimals: 1)} lên {VietnameseNumber.Format(threshold, maxDecimals: 1)} {row.Criterion.UnitOfMeasure?.Vi}".TrimEnd()
        : row.Criterion.Title.Vi;

    private static string Work(ShortcomingRow row)
    {
        var work = (row.Criterion.Proposal ?? row.Criterion.Title).Vi;
        return GapWords.Of(row.Criterion, row.Gap) is { } gap ? $"{work} ({gap.Vi})" : work;
    }
}
