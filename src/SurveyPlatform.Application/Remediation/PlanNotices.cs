using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Reminders;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Remediation;

/// <summary>What people are told of plans. Links lead to where something is to be done.</summary>
internal static class PlanNotices
{
    public static Notice OpinionAsked(RemediationPlan plan, PlanOpinion opinion) => To(
        plan, "plan:opinion-asked", $"{opinion.Id:N}", opinion.DepartmentPath.UnitOfPath, ReminderAudience.Unit,
        new($"Đề nghị góp ý Kế hoạch khắc phục năm {plan.Year} của {plan.OwnerAuthority}", $"Your opinion is asked on the {plan.Year} remediation plan of {plan.OwnerFullName}"),
        new($"{plan.OwnerAuthority} gửi lấy ý kiến dự thảo Kế hoạch. Hạn góp ý: {Day(opinion.DueOn)}.", $"{plan.OwnerFullName} asks for your opinion on its draft plan by {Day(opinion.DueOn)}."),
        $"/opinions/{opinion.Id}");

    public static Notice OpinionGiven(RemediationPlan plan, PlanOpinion opinion) => To(
        plan, "plan:opinion-given", $"{opinion.Id:N}", plan.AnsweringId, ReminderAudience.Unit,
        new($"{opinion.DepartmentName} đã góp ý Kế hoạch khắc phục năm {plan.Year}", $"{opinion.DepartmentName} has given its opinion on the {plan.Year} remediation plan"),
        opinion.Stance == OpinionStance.Agrees
            ? new($"{opinion.DepartmentName} thống nhất với dự thảo Kế hoạch.", $"{opinion.DepartmentName} agrees with the draft.")
            : new($"{opinion.DepartmentName} đề nghị chỉnh sửa dự thảo Kế hoạch.", $"{opinion.DepartmentName} asks for changes to the draft."),
        $"/opinions/{opinion.Id}");

    /// <summary>To every unit that has something to do in it, and the departments that were asked.</summary>
    public static IEnumerable<Notice> Issued(RemediationPlan plan, PlanMove move) => plan.Tasks.Select(task => task.UnitPath)
        .Concat(plan.LastOpinions.Select(opinion => opinion.DepartmentPath)).Where(path => path != plan.Path).Distinct(StringComparer.Ordinal).Select(path => To(
            plan, "plan:issued", $"{move.Id:N}", path.UnitOfPath, ReminderAudience.Unit,
            new($"{plan.OwnerAuthority} đã ban hành Kế hoạch khắc phục năm {plan.Year}", $"{plan.OwnerFullName} has issued its {plan.Year} remediation plan"),
            new($"Kế hoạch số {plan.IssuedNumber} ngày {Day(plan.IssuedOn!.Value)}. Đề nghị đơn vị xem nhiệm vụ được giao.", $"Plan {plan.IssuedNumber} of {Day(plan.IssuedOn!.Value)}. Please look at what it asks of you."),
            ""));

    public static Notice Reopened(RemediationPlan plan, RemediationTask task, TaskEvent reopened) => To(
        plan, "plan:task-reopened", $"{reopened.Id:N}", plan.AnsweringId, ReminderAudience.Unit,
        new($"Nhiệm vụ {task.Number} được mở lại: {task.UnitName}", $"Task {task.Number} is open again: {task.UnitName}"),
        new(
            $"Kết quả đánh giá {Named(reopened, "vi")} cho thấy tiêu chí «{task.Shortcoming?.Title.Vi}» chưa đạt.",
            $"The verdict of {Named(reopened, "en")} shows that “{task.Shortcoming?.Title.In("en")}” is not met."),
        $"/tasks/{task.Id}");

    public static Notice TaskDue(RemediationPlan plan, RemediationTask task, DeadlineLadder.Rung rung, UnitId to, ReminderAudience audience) => To(
        plan, "plan:task-due", $"{task.Id:N}:{task.EndOn:yyyyMMdd}:{rung.Rule.Code}", to, audience,
        new($"{When(rung)}: nhiệm vụ {task.Number}, {task.UnitName}", $"{WhenEnglish(rung)}: task {task.Number}, {task.UnitName}"),
        new(
            $"{task.Text.Work}. Hạn hoàn thành: {Day(task.EndOn!.Value)}; tiến độ {task.Percent}%. Kế hoạch năm {plan.Year} của {plan.OwnerAuthority}.",
            $"{task.Text.Work}. Due on {Day(task.EndOn!.Value)}; {task.Percent}% done. {plan.Year} plan of {plan.OwnerFullName}."),
        $"/tasks/{task.Id}");

    public static Notice OpinionDue(RemediationPlan plan, PlanOpinion opinion, DeadlineLadder.Rung rung, UnitId to, ReminderAudience audience) => To(
        plan, "plan:opinion-due", $"{opinion.Id:N}:{rung.Rule.Code}", to, audience,
        new($"{When(rung)}: góp ý Kế hoạch khắc phục của {plan.OwnerAuthority}", $"{WhenEnglish(rung)}: opinion on the remediation plan of {plan.OwnerFullName}"),
        new($"{opinion.DepartmentName} chưa góp ý Kế hoạch năm {plan.Year}. Hạn góp ý: {Day(opinion.DueOn)}.", $"{opinion.DepartmentName} has not given its opinion on the {plan.Year} plan, due on {Day(opinion.DueOn)}."),
        $"/opinions/{opinion.Id}");

    private static Notice To(
        RemediationPlan plan, string kind, string key, UnitId to, ReminderAudience audience, LocalizedText title, LocalizedText text, string below) =>
        new(kind, key, to, audience, plan.AnsweringId, plan.Path, title, text, $"/plans/{plan.Id}{below}");

    private static string When(DeadlineLadder.Rung rung) => rung.WorkingDaysLate switch
    {
        < 0 => $"Còn {-rung.WorkingDaysLate} ngày làm việc",
        0 => "Hôm nay là hạn cuối",
        _ => $"Quá hạn {rung.WorkingDaysLate} ngày làm việc",
    };

    private static string WhenEnglish(DeadlineLadder.Rung rung) => rung.WorkingDaysLate switch
    {
        < 0 => $"{-rung.WorkingDaysLate} working days left",
        0 => "Due today",
        _ => $"{rung.WorkingDaysLate} working days late",
    };

    private static string Named(TaskEvent happened, string language) => happened.Period is { } period ? LowerFirst(period.Title(language)) : "";

    private static string LowerFirst(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
