using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Reconciliation;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Reconciliation;

/// <summary>Outages: the list, reporting one, its end, and the two reports of one.</summary>
public static class IncidentsPages
{
    public static IEndpointRouteBuilder MapIncidentsPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/incidents", ListAsync).Demand(Permission.AnswerReturns, Permission.ViewReturns);
        routes.MapGet("/incidents.csv", CsvAsync).Demand(Permission.AnswerReturns, Permission.ViewReturns);
        routes.MapGet("/incidents/hours", HoursAsync).Demand(Permission.ViewReturns);
        routes.MapGet("/incidents/hours.csv", HoursCsvAsync).Demand(Permission.ViewReturns);
        routes.MapGet("/incidents/new", NewAsync).Demand(Permission.AnswerReturns);
        routes.MapPost("/incidents/new", ReportAsync).Demand(Permission.AnswerReturns).Posted();
        routes.MapGet("/incidents/{id:guid}", ShowAsync).Demand(Permission.AnswerReturns, Permission.ViewReturns);
        routes.MapPost("/incidents/{id:guid}/restore", RestoreAsync).Demand(Permission.AnswerReturns, Permission.SettleSources).Posted();
        routes.MapPost("/incidents/{id:guid}/withdraw", WithdrawAsync).Demand(Permission.AnswerReturns, Permission.SettleSources).Posted();
        routes.MapPost("/incidents/{id:guid}/link", LinkAsync).Demand(Permission.SettleSources).Posted();
        routes.MapPost("/incidents/{id:guid}/unlink", UnlinkAsync).Demand(Permission.SettleSources).Posted();
        return routes;
    }

    internal static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string On(string path, ListIncidents.Query query) => Addresses.Of(
        path, ("state", query.State), ("kind", query.Kind), ("operator", query.Operator), ("q", query.Text), ("from", Day(query.From)), ("to", Day(query.To)),
        ("page", query.Page > 1 ? query.Page : null));

    private static ListIncidents.Query QueryOf(HttpContext context)
    {
        var query = context.Request.Query;
        return new(
            query.Choice<IncidentState>("state"), query.Choice<LineKind>("kind"), query.Number("operator") is { } company ? new UnitId(company) : null, query.Text("q"),
            query.Day("from"), query.Day("to"), query.Page);
    }

    private static async Task<IResult> ListAsync(HttpContext context, ListIncidents list, CancellationToken cancellationToken)
    {
        var query = QueryOf(context);
        var outcome = await list.RunAsync(query, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var found) ? new RazorComponentResult<IncidentsPage>(new { Found = found, Query = query }) : outcome.Problems.ToPage();
    }

    private static async Task<IResult> CsvAsync(HttpContext context, ListIncidents list, Texts texts, CancellationToken cancellationToken)
    {
        var outcome = await list.RunAsync(QueryOf(context) with { PageSize = 0 }, context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out var found))
        {
            return outcome.Problems.ToPage();
        }

        string[] heads =
            ["obligations.unit", "obligations.state", "incidents.kind", "incidents.circuit", "match.operator", "incidents.from", "incidents.to", "incidents.hours", "incidents.effect", "incidents.cause", "incidents.by", "incidents.note", "incidents.ending"];
        return new CsvResult("su-co.csv", texts,
        [
            [.. heads.Select(head => texts[head])],
            .. found.Rows.Select(row => (IReadOnlyList<object?>)
            [
                row.Incident.UnitName, texts.Of("incident-state", row.Incident.State), texts.Of("line-kind", row.Incident.Kind), row.Incident.Circuit, row.Incident.OperatorName,
                row.Incident.FromUtc, row.Incident.ToUtc, row.HoursLost, texts.Of("incident-effect", row.Incident.Effect), texts.Of("incident-cause", row.Incident.Cause),
                texts.Of("source-side", row.Incident.Side), row.Incident.Note, row.Incident.Ending,
            ]),
        ]);
    }

    private static async Task<IResult> HoursAsync(HttpContext context, ListLineHours list, CancellationToken cancellationToken)
    {
        var outcome = await list.RunAsync(MatchFilter.PeriodOf(context.Request.Query), context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var found) ? new RazorComponentResult<LineHoursPage>(new { Found = found }) : outcome.Problems.ToPage();
    }

    private static async Task<IResult> HoursCsvAsync(HttpContext context, ListLineHours list, Texts texts, CancellationToken cancellationToken)
    {
        var outcome = await list.RunAsync(MatchFilter.PeriodOf(context.Request.Query), context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out var found))
        {
            return outcome.Problems.ToPage();
        }

        string[] heads =
            ["obligations.unit", "match.operator", "incidents.kind", "hours-lost.incidents", "hours-lost.reported", "hours-lost.return-incidents", "hours-lost.return-hours", "hours-lost.unit-hours"];
        return new CsvResult($"gio-mat-ket-noi-{found.Period}.csv", texts,
        [
            [.. heads.Select(head => texts[head])],
            .. found.Rows.Select(row => (IReadOnlyList<object?>)
                [row.UnitName, row.Operator, texts.Of("line-kind", row.Kind), row.Incidents, row.Reported, row.ReturnIncidents, row.ReturnHours, row.UnitHours]),
        ]);
    }

    private static Task<IResult> NewAsync(HttpContext context, ReportIncident report, TimeProvider clock, CancellationToken cancellationToken) =>
        FormAsync(context, report, IncidentForm.Blank(clock.UtcNow), [], cancellationToken);

    private static async Task<IResult> FormAsync(
        HttpContext context, ReportIncident report, IncidentForm typed, IReadOnlyList<Problem> problems, CancellationToken cancellationToken)
    {
        var outcome = await report.ChoicesAsync(context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var choices)
            ? new RazorComponentResult<ReportIncidentPage>(new { Choices = choices, Typed = typed, Problems = problems })
            {
                StatusCode = problems.Count == 0 ? null : problems[0].Kind.StatusCode(),
            }
            : outcome.Problems.ToPage();
    }

    private static async Task<IResult> ReportAsync(HttpContext context, ReportIncident report, CancellationToken cancellationToken)
    {
        var typed = IncidentForm.Of(context.Request.Form);
        var read = typed.Read();
        var outcome = read.Succeeded(out var input) ? await report.RunAsync(input, context.User.ToActor(), cancellationToken) : new(read.Problems);
        if (!outcome.Succeeded(out var id))
        {
            return await FormAsync(context, report, typed, outcome.Problems, cancellationToken);
        }

        context.Say("incident-reported");
        return TypedResults.LocalRedirect($"/incidents/{id}");
    }

    private static Task<IResult> ShowAsync(Guid id, HttpContext context, ListIncidents list, TimeProvider clock, CancellationToken cancellationToken) =>
        PageAsync(id, context, list, IncidentForm.Blank(clock.UtcNow) with { To = IncidentForm.Field(clock.UtcNow) }, false, [], cancellationToken);

    private static async Task<IResult> PageAsync(
        Guid id, HttpContext context, ListIncidents list, IncidentForm typed, bool isWithdrawing, IReadOnlyList<Problem> problems, CancellationToken cancellationToken)
    {
        var outcome = await list.GetAsync(id, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var found)
            ? new RazorComponentResult<IncidentPage>(new
            {
                Found = found,
                Typed = problems.Count == 0 ? typed with { Cause = found.Incident.Cause.ToString() } : typed,
                IsWithdrawing = isWithdrawing,
                Problems = problems,
            })
            {
                StatusCode = problems.Count == 0 ? null : problems[0].Kind.StatusCode(),
            }
            : outcome.Problems.ToPage();
    }

    private static async Task<IResult> RestoreAsync(Guid id, HttpContext context, ChangeIncident change, ListIncidents list, CancellationToken cancellationToken)
    {
        var form = context.Request.Form;
        var typed = IncidentForm.Of(form) with { Note = form["ending"].ToString() };
        var outcome = IncidentForm.Utc(typed.To) is { } to
            ? await change.RestoreAsync(id, CasesPages.VersionOf(form), to, IncidentForm.Chosen(typed.Cause, IncidentCause.Unknown), typed.Note, context.User.ToActor(), cancellationToken)
            : ReconciliationProblems.NotATime(typed.To).At("to");
        return outcome.Succeeded(out _) ? Back(id, context, "incident-restored") : await PageAsync(id, context, list, typed, false, outcome.Problems, cancellationToken);
    }

    private static async Task<IResult> WithdrawAsync(
        Guid id, HttpContext context, ChangeIncident change, ListIncidents list, TimeProvider clock, CancellationToken cancellationToken)
    {
        var form = context.Request.Form;
        var outcome = await change.WithdrawAsync(id, CasesPages.VersionOf(form), form["ending"].ToString(), context.User.ToActor(), cancellationToken);
        var typed = IncidentForm.Blank(clock.UtcNow) with { To = IncidentForm.Field(clock.UtcNow), Note = form["ending"].ToString() };
        return outcome.Succeeded(out _) ? Back(id, context, "incident-withdrawn") : await PageAsync(id, context, list, typed, true, outcome.Problems, cancellationToken);
    }

    private static async Task<IResult> LinkAsync(Guid id, HttpContext context, ChangeIncident change, CancellationToken cancellationToken)
    {
        var outcome = Guid.TryParse(context.Request.Form["twin"], out var twin)
            ? await change.LinkAsync(id, twin, context.User.ToActor(), cancellationToken)
            : SharedProblems.NotFound;
        return outcome.Succeeded(out _) ? Back(id, context, "incidents-linked") : outcome.Problems.ToPage();
    }

    private static async Task<IResult> UnlinkAsync(Guid id, HttpContext context, ChangeIncident change, CancellationToken cancellationToken)
    {
        var outcome = await change.UnlinkAsync(id, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out _) ? Back(id, context, "incidents-unlinked") : outcome.Problems.ToPage();
    }

    private static RedirectHttpResult Back(Guid id, HttpContext context, string said)
    {
        context.Say(said);
        return TypedResults.LocalRedirect($"/incidents/{id}");
    }
}
