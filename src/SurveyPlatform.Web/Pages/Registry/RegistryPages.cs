using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Registry;

public static class RegistryPages
{
    public static IEndpointRouteBuilder MapRegistryPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/units", SearchAsync).Demand(Permission.ManageRegistry, Permission.ViewReturns);
        routes.MapGet("/units/{id:int}", ShowAsync).Demand(Permission.ManageRegistry, Permission.ViewReturns);
        routes.MapGet("/units/{id:int}/edit", EditAsync).Demand(Permission.ManageRegistry);
        routes.MapPost("/units/{id:int}/edit", ChangeAsync).Demand(Permission.ManageRegistry).Posted();
        routes.MapPost("/units/{id:int}/contacts", ContactAsync).Demand(Permission.ManageRegistry).Posted();
        return routes;
    }

    private static async Task<IResult> SearchAsync(HttpContext context, SearchUnits search, CancellationToken cancellationToken)
    {
        var (query, actor) = (context.Request.Query, context.User.ToActor());
        var asked = new SearchUnits.Query(
            query.Text("q"), query.Choice<UnitKind>("kind"), query.Number("parent") is { } parent ? new UnitId(parent) : null, query.Page, query.Day("on"));
        var outcome = await search.RunAsync(asked, actor, cancellationToken);
        return outcome.Succeeded(out var result)
            ? new RazorComponentResult<UnitsPage>(new { Query = asked, Found = result, MayEdit = actor.May(Permission.ManageRegistry) })
            : outcome.Problems.ToPage();
    }

    private static async Task<IResult> ShowAsync(int id, HttpContext context, GetUnit get, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var outcome = await get.RunAsync(new(id), actor, cancellationToken);
        return outcome.Succeeded(out var result)
            ? new RazorComponentResult<UnitPage>(new { Found = result, MayEdit = actor.May(Permission.ManageRegistry) })
            : outcome.Problems.ToPage();
    }

    /// <summary><c>?contact=</c> names the person to be corrected.</summary>
    private static Task<IResult> EditAsync(int id, HttpContext context, GetUnit get, ListSuperiors superiors, CancellationToken cancellationToken) =>
        EditedAsync(id, context, get, superiors, null, null, [], cancellationToken);

    private static async Task<IResult> ChangeAsync(
        int id, HttpContext context, ChangeUnit change, GetUnit get, ListSuperiors superiors, CancellationToken cancellationToken)
    {
        var typed = EditUnitForm.Read(context.Request.Form);
        var outcome = await change.RunAsync(typed.For(new(id)), context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out var kind))
        {
            return await EditedAsync(id, context, get, superiors, typed, null, outcome.Problems, cancellationToken);
        }

        context.Say($"unit-{kind}".ToLowerInvariant(), ("date", RegistryDays.Read(typed.From)));
        return TypedResults.LocalRedirect($"/units/{id}");
    }

    private static async Task<IResult> ContactAsync(
        int id, HttpContext context, EditContacts edit, GetUnit get, ListSuperiors superiors, CancellationToken cancellationToken)
    {
        var (person, remove) = (ContactForm.From(context.Request.Form), context.Request.Form["do"] == "remove");
        var outcome = await edit.RunAsync(person.For(new(id), remove), context.User.ToActor(), cancellationToken);
        if (!outcome.Succeeded(out _))
        {
            return await EditedAsync(id, context, get, superiors, null, person, outcome.Problems, cancellationToken);
        }

        context.Say(remove ? "contact-removed" : "contact-saved", ("name", person.FullName));
        return TypedResults.LocalRedirect($"/units/{id}/edit");
    }

    private static async Task<IResult> EditedAsync(
        int id, HttpContext context, GetUnit get, ListSuperiors superiors, EditUnitForm? typed, ContactForm? person, IReadOnlyList<Problem> problems,
        CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var outcome = await get.RunAsync(new(id), actor, cancellationToken);
        var above = await superiors.RunAsync(new(id), actor, cancellationToken);
        if (!outcome.Succeeded(out var found) || !above.Succeeded(out var listed))
        {
            return outcome.Problems.Concat(above.Problems).ToList().ToPage();
        }

        var chosen = found.Unit.Contacts.FirstOrDefault(contact => contact.Id.ToString() == context.Request.Query["contact"].ToString());
        return new RazorComponentResult<EditUnitPage>(new
        {
            Found = found,
            Typed = typed ?? EditUnitForm.Of(found.Unit.Last),
            Person = person ?? (chosen is null ? ContactForm.Blank : ContactForm.Of(chosen)),
            Superiors = listed,
            Problems = problems,
        })
        { StatusCode = problems.Count == 0 ? StatusCodes.Status200OK : problems[0].Kind.StatusCode() };
    }
}
