using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Collection;

/// <summary>More time: what units asked for and what is given, for the department.</summary>
public static class ExtensionPages
{
    public static IEndpointRouteBuilder MapExtensionPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/extensions", ListAsync).Demand(Permission.ManageCollections);
        routes.MapPost("/extensions", DecideAsync).Demand(Permission.ManageCollections).Posted();
        routes.MapGet("/exercises/{id:guid}/extend", ChooseAsync).Demand(Permission.ManageCollections);
        routes.MapPost("/exercises/{id:guid}/extend", GiveAsync).Demand(Permission.ManageCollections).Posted();
        return routes;
    }

    private static Task<IResult> ListAsync(HttpContext context, ListExtensions list, CancellationToken cancellationToken) =>
        ListedAsync(context, list, null, null, [], cancellationToken);

    private static async Task<IResult> DecideAsync(HttpContext context, DecideExtensions decide, ListExtensions list, CancellationToken cancellationToken)
    {
        var form = context.Request.Form;
        var (typed, reason) = (form["until"].ToString(), form["reason"].ToString());
        var ids = form["id"].Select(text => Guid.TryParse(text, out var id) ? id : default).ToHashSet();
        var decision = Enum.TryParse<ExtensionDecision>(form["decision"], out var named) && Enum.IsDefined(named) ? named : ExtensionDecision.Refused;
        DateOnly? until = CalendarText.TryDay(typed, out var day) ? day : null;
        var outcome = typed.Length > 0 && until is null
            ? CalendarProblems.NotADay(typed).At("until")
            : await decide.RunAsync(new(ids, decision, until, reason), context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var result)
            ? await ListedAsync(context, list, result, null, [], cancellationToken)
            : await ListedAsync(context, list, null, (typed, reason), outcome.Problems, cancellationToken);
    }

    private static async Task<IResult> ListedAsync(
        HttpContext context, ListExtensions list, DecideExtensions.Result? decided, (string?, string?)? typed, IReadOnlyList<Problem> problems,
        CancellationToken cancellationToken)
    {
        var outcome = await list.RunAsync(context.Request.Query.Page, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var found)
            ? new RazorComponentResult<ExtensionsPage>(new { List = found, Decided = decided, Typed = typed, Problems = problems })
            {
                StatusCode = problems.Count == 0 ? null : problems[0].Kind.StatusCode(),
            }
            : outcome.Problems.ToPage();
    }

    /// <summary><c>?unit=</c> names one that is chosen already, <c>?district=</c> narrows the list.</summary>
    private static async Task<IResult> ChooseAsync(Guid id, HttpContext context, ListExtendable list, CancellationToken cancellationToken)
    {
        var query = context.Request.Query;
        var district = DistrictOf(query["district"]);
        var outcome = await list.RunAsync(new(id), district, context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out var found))
        {
            return outcome.Problems.ToPage();
        }

        var chosen = found.Units.Where(unit => unit.Code == query["unit"].ToString()).Select(unit => unit.Id);
        var from = found.Due > found.Today ? found.Due : found.Today;
        return Page(found, ExtendForm.Blank(from.AddDays(7), chosen), district, null, []);
    }

    private static async Task<IResult> GiveAsync(Guid id, HttpContext context, ListExtendable list, GiveExtensions give, CancellationToken cancellationToken)
    {
        var (form, actor) = (context.Request.Form, context.User.ToActor());
        var (typed, district) = (ExtendForm.From(form), DistrictOf(form["district"]));
        var listed = await list.RunAsync(new(id), district, actor, cancellationToken);
        if (!listed.Succeeded(out var found))
        {
            return listed.Problems.ToPage();
        }

        var isTrial = form["step"] != "do";
        var asked = typed.For(found);
        var outcome = asked.Succeeded(out var request) ? await give.RunAsync(request, isTrial, actor, cancellationToken) : new(asked.Problems);
        if (!outcome.Succeeded(out var result) || isTrial)
        {
            return Page(found, typed, district, outcome.Succeeded(out var trial) ? trial : null, outcome.Problems);
        }

        context.Say(typed.Cause == ExtensionCause.Unlock ? "extensions-unlocked" : "extensions-given", ("count", result.Extended.Count()), ("until", request!.Until));
        return TypedResults.LocalRedirect($"/exercises/{id}");
    }

    private static UnitId? DistrictOf(string? text) => int.TryParse(text, out var id) ? new UnitId(id) : null;

    private static RazorComponentResult<ExtendPage> Page(
        ListExtendable.Result list, ExtendForm typed, UnitId? district, GiveExtensions.Result? trial, IReadOnlyList<Problem> problems) =>
        new(new { List = list, Typed = typed, District = district, Trial = trial, Problems = problems })
        {
            StatusCode = problems.Count == 0 ? null : problems[0].Kind.StatusCode(),
        };
}
