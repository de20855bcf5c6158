using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Collection;

/// <summary>The year ahead, and the days off and worked weekends that it is counted by.</summary>
public static class CalendarPages
{
    public static IEndpointRouteBuilder MapCalendarPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/calendar", YearAsync).Demand(Permission.ManageCollections);
        routes.MapGet("/calendar/days", ListAsync).Demand(Permission.ManageCollections);
        routes.MapPost("/calendar/days", SetAsync).Demand(Permission.ManageCollections).Posted();
        routes.MapPost("/calendar/days/rows", PasteAsync).Demand(Permission.ManageCollections).Posted();
        routes.MapPost("/calendar/days/chosen", ChosenAsync).Demand(Permission.ManageCollections).Posted();
        routes.MapPost("/calendar/days/move", MoveAsync).Demand(Permission.ManageCollections).Posted();
        return routes;
    }

    /// <summary><c>?from=2024-01</c>.</summary>
    private static async Task<IResult> YearAsync(HttpContext context, ListYearAhead list, CancellationToken cancellationToken)
    {
        DateOnly? from = CalendarText.TryDay($"{context.Request.Query["from"]}-01", out var day) && day.Year is > 2000 and < 2100 ? day : null;
        var outcome = await list.RunAsync(from, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var year) ? new RazorComponentResult<YearPage>(new { Year = year }) : outcome.Problems.ToPage();
    }

    private static Task<IResult> ListAsync(HttpContext context, ListCalendarDays list, ListCalendarImpact impact, CancellationToken cancellationToken) =>
        PageAsync(context, list, impact, context.Request.Query.Number("year"), new(), cancellationToken);

    private static async Task<IResult> SetAsync(
        HttpContext context, SetCalendarDays set, ListCalendarDays list, ListCalendarImpact impact, CancellationToken cancellationToken)
    {
        var form = context.Request.Form;
        var typed = new DayForm.Values(
            form["date"].ToString(), form["kind"] == nameof(CalendarDayKind.WorkingDay) ? CalendarDayKind.WorkingDay : CalendarDayKind.DayOff,
            form["name"].ToString(), form["nameEn"].ToString(), form["basis"].ToString(), form["verified"] == "1");
        var read = typed.Read();
        var outcome = read.Succeeded(out var row) ? await set.RunAsync([row], isTrial: false, context.User.ToActor(), cancellationToken) : new(read.Problems);
        if (outcome.Problems.Count > 0)
        {
            return await PageAsync(context, list, impact, YearOf(form), new(Typed: typed, Problems: outcome.Problems), cancellationToken);
        }

        context.Say("day-saved", ("date", row!.Date));
        return TypedResults.LocalRedirect($"/calendar/days?year={row.Date.Year}");
    }

    private static async Task<IResult> PasteAsync(
        HttpContext context, SetCalendarDays set, ListCalendarDays list, ListCalendarImpact impact, CancellationToken cancellationToken)
    {
        var form = context.Request.Form;
        var (text, isTrial) = (form["rows"].ToString(), form["step"] != "do");
        var read = CalendarText.Read(text);
        var outcome = read.Succeeded(out var rows) ? await set.RunAsync(rows, isTrial, context.User.ToActor(), cancellationToken) : new(read.Problems);
        if (!outcome.Succeeded(out var result) || isTrial)
        {
            var problems = outcome.Problems.Select(problem => problem.At("rows")).ToList();
            return await PageAsync(
                context, list, impact, YearOf(form), new(Pasted: text, Trial: outcome.Succeeded(out var trial) ? trial : null, Problems: problems), cancellationToken);
        }

        context.Say("days-saved", ("added", result.Count(SetCalendarDays.Effect.Added)), ("changed", result.Count(SetCalendarDays.Effect.Changed)));
        return TypedResults.LocalRedirect($"/calendar/days?year={result.Rows[0].Day.Date.Year}");
    }

    private static async Task<IResult> ChosenAsync(HttpContext context, ListCalendarDays list, ListCalendarImpact impact, CancellationToken cancellationToken)
    {
        var (form, actor) = (context.Request.Form, context.User.ToActor());
        var dates = form["date"].Select(text => CalendarText.TryDay(text ?? "", out var day) ? day : default).ToHashSet();
        var isRemoval = form["do"] == "remove";
        var outcome = isRemoval ? await list.RemoveAsync(dates, actor, cancellationToken) : await list.VerifyAsync(dates, actor, cancellationToken);
        if (!outcome.Succeeded(out var count))
        {
            return await PageAsync(context, list, impact, YearOf(form), new(Problems: [.. outcome.Problems.Select(problem => problem.At(null))]), cancellationToken);
        }

        context.Say(isRemoval ? "days-removed" : "days-verified", ("count", count));
        return TypedResults.LocalRedirect($"/calendar/days?year={YearOf(form)}");
    }

    /// <summary>Gives every unit whose due date would fall later that later date.</summary>
    private static async Task<IResult> MoveAsync(HttpContext context, ListCalendarImpact impact, GiveExtensions give, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var found = await impact.RunAsync(actor, cancellationToken);
        if (!found.Succeeded(out var rows) || rows.Find(row => row.Id.ToString() == context.Request.Form["exercise"]) is not { Behind.Count: > 0 } moved)
        {
            return SharedProblems.NotFound.ToPage();
        }

        var reason = Texts.Vietnamese["impact.reason", ("before", moved.Due), ("until", moved.WouldBe)];
        var outcome = await give.RunAsync(new(moved.Id, moved.Behind, ExtensionCause.Calendar, moved.WouldBe, reason), isTrial: false, actor, cancellationToken);
        if (!outcome.Succeeded(out var result))
        {
            return outcome.Problems.ToPage();
        }

        context.Say("extensions-given", ("count", result.Extended.Count()), ("until", moved.WouldBe));
        return TypedResults.LocalRedirect("/calendar/days");
    }

    private static int? YearOf(IFormCollection form) => int.TryParse(form["year"], out var year) ? year : null;

    private sealed record Shown(
        DayForm.Values? Typed = null, string? Pasted = null, SetCalendarDays.Result? Trial = null, IReadOnlyList<Problem>? Problems = null);

    private static async Task<IResult> PageAsync(
        HttpContext context, ListCalendarDays list, ListCalendarImpact impact, int? year, Shown shown, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var outcome = await list.RunAsync(year, actor, cancellationToken);
        var moved = await impact.RunAsync(actor, cancellationToken);
        if (!outcome.Succeeded(out var found) || !moved.Succeeded(out var rows))
        {
            return outcome.Problems.ToPage();
        }

        var edited = context.Request.Query.Day("edit") is { } day ? found.Days.FirstOrDefault(item => item.Date == day) : null;
        return new RazorComponentResult<DaysPage>(new
        {
            List = found,
            Impact = (IReadOnlyList<ListCalendarImpact.Row>)rows,
            Edited = edited is null ? null : DayForm.Values.Of(edited),
            shown.Typed,
            shown.Pasted,
            shown.Trial,
            Problems = shown.Problems ?? [],
        })
        {
            StatusCode = shown.Problems is [var first, ..] ? first.Kind.StatusCode() : null,
        };
    }
}
