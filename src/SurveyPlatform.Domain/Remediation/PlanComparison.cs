using System.Globalization;

namespace SurveyPlatform.Remediation;

/// <summary>Where one field of a plan differs between two of its versions. Dates and money are written as in the store; null: there was no such task.</summary>
/// <param name="Task">Number of the task; null: the field is the plan's own.</param>
/// <param name="Field">As in the form: <c>work</c>, <c>endOn</c>; <c>task</c> where the whole task came or went.</param>
public sealed record PlanDifference(int? Task, string Unit, string Field, string? Before, string? After);

public static class PlanComparison
{
    public static IReadOnlyList<PlanDifference> Of(PlanDocument before, PlanDocument after) =>
    [
        .. Fields(before.Text).Zip(Fields(after.Text), (old, now) => new PlanDifference(null, "", old.Field, old.Value, now.Value)).Where(Differs),
        .. before.Tasks.Concat(after.Tasks).Select(task => task.Id).Distinct()
            .Select(id => (Old: before.Tasks.FirstOrDefault(task => task.Id == id), Now: after.Tasks.FirstOrDefault(task => task.Id == id)))
            .OrderBy(pair => (pair.Old ?? pair.Now)!.Number).SelectMany(pair => Of(pair.Old, pair.Now)),
    ];

    private static IEnumerable<PlanDifference> Of(PlanDocument.Task? old, PlanDocument.Task? now)
    {
        if (old is null || now is null)
        {
            var task = (old ?? now)!;
            return [new(task.Number, task.Unit, "task", old?.Text.Work, now?.Text.Work)];
        }

        return Fields(old.Text).Zip(Fields(now.Text), (left, right) => new PlanDifference(now.Number, now.Unit, left.Field, left.Value, right.Value)).Where(Differs);
    }

    private static bool Differs(PlanDifference difference) => !string.Equals(difference.Before, difference.After, StringComparison.Ordinal);

    private static IEnumerable<(string Field, string Value)> Fields(PlanText text) =>
        [("title", text.Title), ("grounds", text.Grounds), ("objective", text.Objective), ("organisation", text.Organisation)];

    private static IEnumerable<(string Field, string Value)> Fields(TaskText text) =>
    [
        ("objective", text.Objective), ("work", text.Work), ("solution", text.Solution), ("responsible", text.Responsible), ("startOn", Day(text.StartOn)),
        ("endOn", Day(text.EndOn)), ("money", text.Money?.ToString("0.######", CultureInfo.InvariantCulture) ?? ""), ("moneySource", text.MoneySource),
    ];

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
