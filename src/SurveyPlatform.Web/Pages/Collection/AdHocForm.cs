using Microsoft.AspNetCore.Http;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Web.Pages.Collection;

/// <summary>What was typed on the page of requests outside the schedule.</summary>
public sealed record AdHocForm(string AsAt, string Due, string Reason, string Codes, IReadOnlySet<string> Units)
{
    private static readonly char[] BetweenCodes = [' ', ',', ';', '\t', '\r', '\n'];

    public static AdHocForm Blank(ListAskable.Result list) =>
        new(ExtendForm.Written(list.Today), ExtendForm.Written(list.EarliestDue.AddDays(7)), "", "", new HashSet<string>(StringComparer.Ordinal));

    public static AdHocForm From(IFormCollection form) => new(
        form["asAt"].ToString(), form["due"].ToString(), form["reason"].ToString(), form["codes"].ToString(),
        form["unit"].Select(code => code ?? "").ToHashSet(StringComparer.Ordinal));

    public Outcome<OpenAdHocExercise.Request> For(string collection)
    {
        var problems = new List<Problem>();
        if (!CalendarText.TryDay(AsAt, out var asAt))
        {
            problems.Add(CalendarProblems.NotADay(AsAt).At("asAt"));
        }

        if (!CalendarText.TryDay(Due, out var due))
        {
            problems.Add(CalendarProblems.NotADay(Due).At("due"));
        }

        string[] typed = [.. Codes.Split(BetweenCodes, StringSplitOptions.RemoveEmptyEntries).Select(code => code.ToUpperInvariant()), .. Units];
        return problems.Count > 0 ? new Outcome<OpenAdHocExercise.Request>(problems) : new OpenAdHocExercise.Request(collection, asAt, due, Reason, typed);
    }
}
