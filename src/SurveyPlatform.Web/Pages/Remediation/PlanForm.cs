using Microsoft.AspNetCore.Http;
using SurveyPlatform.Collection;
using SurveyPlatform.Remediation;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Web.Pages.Remediation;

/// <summary>What stands in the fields of a task, read or not.</summary>
public sealed record TaskFields(string Objective, string Work, string Solution, string Responsible, string StartOn, string EndOn, string Money, string MoneySource)
{
    public static TaskFields Of(TaskText text) => new(
        text.Objective, text.Work, text.Solution, text.Responsible, PlanWords.Day(text.StartOn), PlanWords.Day(text.EndOn),
        text.Money is { } money ? VietnameseNumber.Write(money) : "", text.MoneySource);

    public static TaskFields From(IFormCollection form, string at) => new(
        Lines(form, $"{at}.objective"), Lines(form, $"{at}.work"), Lines(form, $"{at}.solution"), Line(form, $"{at}.responsible"), Line(form, $"{at}.startOn"),
        Line(form, $"{at}.endOn"), Line(form, $"{at}.money"), Line(form, $"{at}.moneySource"));

    /// <summary>What is blank takes the other's words.</summary>
    public TaskFields FilledFrom(TaskFields other) => new(
        Objective, Work, Or(Solution, other.Solution), Or(Responsible, other.Responsible), Or(StartOn, other.StartOn), Or(EndOn, other.EndOn), Or(Money, other.Money),
        Or(MoneySource, other.MoneySource));

    public TaskText Read(string at, List<Problem> problems) => new(
        Objective, Work, Solution, Responsible, Day(StartOn, $"{at}.startOn", problems), Day(EndOn, $"{at}.endOn", problems), Number(Money, $"{at}.money", problems), MoneySource);

    public static string Line(IFormCollection form, string name) => AnswerText.Clean(form[name].ToString());

    public static string Lines(IFormCollection form, string name) => AnswerText.CleanLines(form[name].ToString());

    private static string Or(string mine, string other) => mine.Length > 0 ? mine : other;

    private static DateOnly? Day(string typed, string place, List<Problem> problems)
    {
        if (typed.Length == 0)
        {
            return null;
        }

        if (CalendarText.TryDay(typed, out var day))
        {
            return day;
        }

        problems.Add(CalendarProblems.NotADay(typed).At(place));
        return null;
    }

    private static decimal? Number(string typed, string place, List<Problem> problems)
    {
        var parsed = typed.Length == 0 ? null : VietnameseNumber.Parse(typed);
        problems.AddRange(parsed?.Problems.Select(problem => problem.At(place)) ?? []);
        return parsed?.Succeeded(out var number) == true ? number : null;
    }
}

/// <summary>What stands in the fields of a plan. Nothing that was typed is lost, whatever is wrong with it.</summary>
/// <param name="TextVersion">The kept text that the writer began from; what came after it is shown when two have written.</param>
/// <param name="Tasks">By number.</param>
/// <param name="Fill">What goes into the blank fields of all tasks when that is asked for.</param>
public sealed record PlanForm(
    int Version, int TextVersion, string Title, string Grounds, string Objective, string Organisation, IReadOnlyDictionary<int, TaskFields> Tasks, IReadOnlySet<int> TakenOut, TaskFields Fill)
{
    public static PlanForm Of(RemediationPlan plan) => new(
        plan.Version, plan.TextVersion, plan.Text.Title, plan.Text.Grounds, plan.Text.Objective, plan.Text.Organisation,
        plan.Tasks.ToDictionary(task => task.Number, task => TaskFields.Of(task.Text)), new HashSet<int>(), TaskFields.Of(TaskText.Empty));

    public static PlanForm From(IFormCollection form, RemediationPlan plan) => new(
        int.TryParse(form["version"], out var version) ? version : -1, int.TryParse(form["textVersion"], out var text) ? text : 0,
        TaskFields.Line(form, "title"), TaskFields.Lines(form, "grounds"), TaskFields.Lines(form, "objective"), TaskFields.Lines(form, "organisation"),
        plan.Tasks.ToDictionary(task => task.Number, task => form.ContainsKey($"tasks[{task.Number}].work") ? TaskFields.From(form, $"tasks[{task.Number}]") : TaskFields.Of(task.Text)),
        form["takeOut"].Select(number => int.TryParse(number, out var known) ? known : 0).ToHashSet(), TaskFields.From(form, "fill"));

    public PlanForm Filled() => this with { Tasks = Tasks.ToDictionary(task => task.Key, task => task.Value.FilledFrom(Fill)) };

    /// <summary>With everything that is wrong with it, what cannot be read and what may not be.</summary>
    public (SavePlan.Request Request, List<Problem> Problems) Read(RemediationPlan plan)
    {
        var problems = new List<Problem>();
        var text = new PlanText(Title, Grounds, Objective, Organisation);
        var tasks = plan.Tasks.Where(task => !TakenOut.Contains(task.Number)).OrderBy(task => task.Number)
            .ToDictionary(task => task.Id, task => Tasks[task.Number].Read($"tasks[{task.Number}]", problems));
        if (problems.Count > 0)
        {
            problems.InsertRange(0, text.Refusals());
            problems.AddRange(plan.Tasks.Where(task => tasks.ContainsKey(task.Id)).SelectMany(task => tasks[task.Id].Refusals($"tasks[{task.Number}]")));
        }

        return (new(Version, text, tasks, plan.Tasks.Where(task => TakenOut.Contains(task.Number)).Select(task => task.Id).ToHashSet()), problems);
    }
}
