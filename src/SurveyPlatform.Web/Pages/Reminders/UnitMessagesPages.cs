using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Collection;
using SurveyPlatform.Documents;
using SurveyPlatform.Registry;
using SurveyPlatform.Reminders;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Reminders;

/// <summary>Who was told what about a unit, when: to read, to print, and as a file for the dossier.</summary>
public static class UnitMessagesPages
{
    public static IEndpointRouteBuilder MapUnitMessagesPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/units/{id:int}/messages", ShowAsync).Demand(Permission.ManageCollections, Permission.ViewReturns);
        routes.MapGet("/units/{id:int}/messages.csv", CsvAsync).Demand(Permission.ManageCollections, Permission.ViewReturns);
        routes.MapGet("/units/{id:int}/messages.xlsx", WorkbookAsync).Demand(Permission.ManageCollections, Permission.ViewReturns);
        return routes;
    }

    private static Task<IResult> ShowAsync(int id, HttpContext context, ListUnitMessages list, ListPauses pauses, CancellationToken cancellationToken) =>
        PageAsync(new(id), ObligationOf(context), context.User.ToActor(), list, pauses, [], ("", ""), cancellationToken);

    internal static async Task<IResult> PageAsync(
        UnitId unit, ObligationId? obligation, Actor actor, ListUnitMessages list, ListPauses pauses, IReadOnlyList<Problem> problems, (string Until, string Reason) typed,
        CancellationToken cancellationToken)
    {
        var found = await list.RunAsync(unit, obligation, actor, cancellationToken);
        var paused = await pauses.RunAsync(unit, actor, cancellationToken);
        if (!found.Succeeded(out var result) || !paused.Succeeded(out var rows))
        {
            return found.Problems.Concat(paused.Problems).ToList().ToPage();
        }

        return new RazorComponentResult<UnitMessagesPage>(new
        {
            Found = result,
            Obligation = obligation,
            Pauses = rows,
            MayPause = actor.May(Permission.ManageCollections),
            Problems = problems,
            Typed = typed,
        })
        { StatusCode = problems.Count == 0 ? StatusCodes.Status200OK : problems[0].Kind.StatusCode() };
    }

    private static async Task<IResult> CsvAsync(int id, HttpContext context, ListUnitMessages list, Texts texts, CancellationToken cancellationToken)
    {
        var outcome = await list.RunAsync(new(id), ObligationOf(context), context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var found)
            ? new CsvResult($"messages-unit-{id}.csv", texts, [[.. Columns(texts).Select(column => column.Head)], .. found.Rows.Select(row => Cells(row, texts))])
            : outcome.Problems.ToPage();
    }

    private static async Task<IResult> WorkbookAsync(
        int id, HttpContext context, ListUnitMessages list, TimeProvider clock, Texts texts, CancellationToken cancellationToken)
    {
        var outcome = await list.RunAsync(new(id), ObligationOf(context), context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out var found))
        {
            return outcome.Problems.ToPage();
        }

        using var written = new MemoryStream();
        ListWorkbook.Write(
            texts["unit-messages.title", ("unit", found.Authority)], texts["unit-messages.as-of", ("at", clock.UtcNow), ("sent", found.Sent)], texts["print.page"],
            Columns(texts), found.Rows.Select(row => Cells(row, texts).Select(cell => cell is int number ? (object)number : texts.Format(cell)).ToList()), written);
        return TypedResults.File(written.ToArray(), ListWorkbook.ContentType, $"messages-unit-{id}.xlsx");
    }

    private static ObligationId? ObligationOf(HttpContext context) => Guid.TryParse(context.Request.Query["obligation"], out var id) ? new ObligationId(id) : null;

    private static IReadOnlyList<ListWorkbook.Column> Columns(Texts texts) =>
    [
        new(texts["obligations.report"], 24), new(texts["obligations.period"], 13), new(texts["obligations.due"], 11), new(texts["messages.kind"], 19), new(texts["messages.recipient"], 19),
        new(texts["plan.recipient"], 26), new(texts["messages.channel"], 12), new(texts["plan.planned-on"], 11), new(texts["plan.sent-at"], 11),
        new(texts["obligations.days-late"], 7), new(texts["obligations.state"], 12), new(texts["plan.error"], 16),
    ];

    private static IReadOnlyList<object?> Cells(ListUnitMessages.Row row, Texts texts) =>
    [
        row.Collection, row.Period.Title(texts.Language), row.DueOn, texts.Of("message-kind", row.Kind), row.RecipientName,
        row.Channel == ReminderChannel.Inbox ? null : row.Recipient, texts.Of("channel", row.Channel), row.PlannedOn, row.SentAtUtc,
        row.WorkingDaysLate > 0 ? row.WorkingDaysLate : null, texts.Of("reminder-state", row.State), row.Error,
    ];
}
