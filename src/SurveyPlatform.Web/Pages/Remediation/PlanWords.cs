using Microsoft.AspNetCore.Http;
using SurveyPlatform.Documents;
using SurveyPlatform.Remediation;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Remediation;

/// <summary>Plans and tasks in words and colours.</summary>
public static class PlanWords
{
    public static Tone ToneOf(PlanState state) => state switch
    {
        PlanState.Draft => Tone.Quiet,
        PlanState.OpinionsAsked or PlanState.Issued or PlanState.UnderWay => Tone.Active,
        PlanState.Revised => Tone.Warning,
        PlanState.Done => Tone.Good,
    };

    public static Tone ToneOf(OpinionStance? stance) => stance switch
    {
        OpinionStance.Agrees => Tone.Good,
        OpinionStance.WantsChanges => Tone.Warning,
        null => Tone.Quiet,
    };

    public static Tone ToneOf(TaskEventKind kind) => kind switch
    {
        TaskEventKind.Reported => Tone.Active,
        TaskEventKind.ClosedByVerdict => Tone.Good,
        TaskEventKind.ReopenedByVerdict => Tone.Bad,
    };

    /// <summary><c>Quá hạn 3 ngày làm việc</c>, <c>Mở lại</c>, <c>Chờ đánh giá</c>.</summary>
    public static (Tone Tone, string Text) StateOf(Texts texts, GetPlan.Result found, RemediationTask task) => task.State switch
    {
        TaskState.Closed => (Tone.Good, texts["task-state.Closed"]),
        TaskState.Reported => (Tone.Warning, texts["task-state.Reported"]),
        TaskState.Open when found.Plan.IsInForce && task.IsLateOn(found.Today) => (Tone.Bad, texts["task-state.late", ("days", -found.WorkingDaysTo(task.EndOn!.Value))]),
        TaskState.Open when task.Reopened > 0 => (Tone.Warning, texts["task-state.reopened"]),
        TaskState.Open => task.Percent > 0 ? (Tone.Active, texts["task-state.begun"]) : (Tone.Quiet, texts["task-state.Open"]),
    };

    public static string Stance(Texts texts, OpinionStance? stance) => stance is { } known ? texts.Of("opinion-stance", known) : texts["opinion-stance.none"];

    /// <summary><c>42 / 50 người, thiếu 8 người</c>.</summary>
    public static string Lacking(Texts texts, decimal? figure, decimal? threshold, decimal? gap, LocalizedText? unit) => figure is null || threshold is null
        ? ""
        : gap is { } missing
            ? texts[figure < threshold ? "plans.lacking" : "plans.exceeding", ("figure", texts.Number(figure, 1)), ("threshold", texts.Number(threshold, 1)), ("unit", unit), ("gap", texts.Number(missing, 1))]
            : $"{texts.Number(figure, 1)} / {texts.Number(threshold, 1)} {texts.Of(unit)}";

    public static string Lacking(Texts texts, ShortcomingRow row) => Lacking(texts, row.Figure, row.Threshold, row.Gap, row.Criterion.UnitOfMeasure);

    public static string Lacking(Texts texts, Shortcoming lack) => Lacking(texts, lack.Figure, lack.Threshold, lack.Gap, lack.UnitOfMeasure);

    public static string TitleOf(Texts texts, RemediationPlan plan) => texts["plans.title-of", ("year", plan.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("owner", plan.OwnerFullName)];

    public static string Day(DateOnly? day) => day?.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture) ?? "";

    /// <summary>A field of the plan by its name in the form.</summary>
    public static string Field(Texts texts, string field) => texts[$"plan-field.{field}"];

    /// <summary><c>Nhiệm vụ 3, Người chịu trách nhiệm</c> for <c>tasks[3].responsible</c>.</summary>
    public static string? Place(Texts texts, string place) => place.StartsWith("tasks[", StringComparison.Ordinal) && place.IndexOf(']', StringComparison.Ordinal) is > 6 and var end
        ? $"{texts["plans.task-no", ("number", place[6..end])]}, {Field(texts, place[(end + 2)..])}"
        : texts.Has($"plan-field.{place}") ? Field(texts, place) : null;

    public static IResult File(string kind, ListPlans.Result list, DateTime atUtc, Texts texts)
    {
        var name = $"ke-hoach-khac-phuc-{list.Year}";
        if (kind == "csv")
        {
            return new CsvResult($"{name}.csv", texts, [[.. Columns(texts).Select(column => column.Head)], .. list.Rows.Select(row => Cells(row, texts))]);
        }

        using var written = new MemoryStream();
        ListWorkbook.Write(
            texts["plans.of-year", ("year", $"{list.Year}")], texts["plans.as-of", ("at", atUtc)], texts["print.page"], Columns(texts),
            list.Rows.Select(row => Cells(row, texts).Select(cell => cell is int or decimal ? cell : texts.Format(cell)).ToList()), written);
        return TypedResults.File(written.ToArray(), ListWorkbook.ContentType, $"{name}.xlsx");
    }

    private static IReadOnlyList<ListWorkbook.Column> Columns(Texts texts) =>
    [
        new(texts["plans.owner"], 28), new(texts["plans.state"], 18), new(texts["plans.tasks"], 10), new(texts["plans.closed"], 10), new(texts["plans.reported"], 10),
        new(texts["plans.late"], 10), new(texts["plans.reopened"], 10), new(texts["plans.covered"], 12), new(texts["plans.uncovered"], 14), new(texts["plans.money"], 14),
        new(texts["plans.next-due"], 14),
    ];

    private static IReadOnlyList<object?> Cells(ListPlans.Row row, Texts texts) =>
    [
        row.Owner, row.State is { } state ? texts.Of("plan-state", state) : texts["plans.no-plan"], row.Tasks, row.Closed, row.Reported, row.Late, row.Reopened, row.Covered,
        row.Uncovered, row.Money, row.NextDue,
    ];
}
