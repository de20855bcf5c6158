using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Registry;

/// <summary>Units merged, split and abolished: read from two tables, looked at, shares decided, applied by name.</summary>
public static class ReorganisationPages
{
    public static IEndpointRouteBuilder MapReorganisationPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/units/reorganisations", ListAsync).Demand(Permission.ManageRegistry);
        routes.MapPost("/units/reorganisations", ImportAsync).Demand(Permission.ManageRegistry).Posted();
        routes.MapGet("/units/reorganisations/{id:guid}", ShowAsync).Demand(Permission.ManageRegistry);
        routes.MapPost("/units/reorganisations/{id:guid}/shares", ShareAsync).Demand(Permission.ManageRegistry).Posted();
        routes.MapPost("/units/reorganisations/{id:guid}/apply", ApplyAsync).Demand(Permission.ManageRegistry).Posted();
        routes.MapPost("/units/reorganisations/{id:guid}/discard", DiscardAsync).Demand(Permission.ManageRegistry).Posted();
        return routes;
    }

    private static Task<IResult> ListAsync(HttpContext context, ListReorganisations list, CancellationToken cancellationToken) =>
        ListedAsync(context, list, ReorganisationForm.Blank, [], cancellationToken);

    private static async Task<IResult> ImportAsync(HttpContext context, ImportReorganisation import, ListReorganisations list, CancellationToken cancellationToken)
    {
        var form = context.Request.Form;
        var typed = ReorganisationForm.From(form);
        await using var rows = Opened(form, ImportReorganisation.RowsField);
        await using var units = Opened(form, ImportReorganisation.UnitsField);
        var outcome = await import.RunAsync(typed.For(rows, units), context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var id)
            ? TypedResults.LocalRedirect($"/units/reorganisations/{id}")
            : await ListedAsync(context, list, typed, outcome.Problems, cancellationToken);
    }

    private static Stream? Opened(IFormCollection form, string field) => form.Files.GetFile(field) is { Length: > 0 } file ? file.OpenReadStream() : null;

    private static async Task<IResult> ListedAsync(
        HttpContext context, ListReorganisations list, ReorganisationForm typed, IReadOnlyList<Problem> problems, CancellationToken cancellationToken)
    {
        var outcome = await list.RunAsync(context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var found)
            ? new RazorComponentResult<ReorganisationsPage>(new { List = found, Typed = typed, Problems = problems }) { StatusCode = StatusOf(problems) }
            : outcome.Problems.ToPage();
    }

    private static Task<IResult> ShowAsync(Guid id, HttpContext context, GetReorganisation get, CancellationToken cancellationToken) =>
        ShownAsync(id, context, get, null, [], cancellationToken);

    private static async Task<IResult> ShareAsync(Guid id, HttpContext context, DecideShares decide, GetReorganisation get, CancellationToken cancellationToken)
    {
        var typed = ShareForm.From(context.Request.Form);
        var asked = typed.For(id, VersionIn(context));
        var outcome = asked.Succeeded(out var request) ? await decide.RunAsync(request, context.User.ToActor(), cancellationToken) : new(asked.Problems);
        if (outcome.Problems.Count > 0)
        {
            return await ShownAsync(id, context, get, typed, outcome.Problems, cancellationToken);
        }

        context.Say("shares-decided", ("code", typed.OldCode));
        return TypedResults.LocalRedirect($"/units/reorganisations/{id}");
    }

    /// <summary>Asked for by name: what it does is never undone.</summary>
    private static async Task<IResult> ApplyAsync(Guid id, HttpContext context, ApplyReorganisation apply, GetReorganisation get, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var shown = await get.RunAsync(id, actor, cancellationToken);
        if (!shown.Succeeded(out var found))
        {
            return shown.Problems.ToPage();
        }

        var outcome = string.Equals(context.Request.Form["code"].ToString().Trim(), found.Item.Code, StringComparison.OrdinalIgnoreCase)
            ? await apply.RunAsync(id, VersionIn(context), actor, cancellationToken)
            : RegistryProblems.OtherCode(found.Item.Code).At("code");
        if (!outcome.Succeeded(out var result))
        {
            return await ShownAsync(id, context, get, null, outcome.Problems, cancellationToken);
        }

        context.Say("reorganisation-applied", ("created", result.Created), ("ended", result.Ended));
        return TypedResults.LocalRedirect($"/units/reorganisations/{id}");
    }

    private static async Task<IResult> DiscardAsync(Guid id, HttpContext context, DiscardReorganisation discard, GetReorganisation get, CancellationToken cancellationToken)
    {
        var outcome = await discard.RunAsync(id, VersionIn(context), context.User.ToActor(), cancellationToken);
        if (outcome.Problems.Count > 0)
        {
            return await ShownAsync(id, context, get, null, outcome.Problems, cancellationToken);
        }

        context.Say("reorganisation-discarded");
        return TypedResults.LocalRedirect("/units/reorganisations");
    }

    private static async Task<IResult> ShownAsync(
        Guid id, HttpContext context, GetReorganisation get, ShareForm? typed, IReadOnlyList<Problem> problems, CancellationToken cancellationToken)
    {
        var outcome = await get.RunAsync(id, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var found)
            ? new RazorComponentResult<ReorganisationPage>(new { Found = found, Typed = typed, Problems = problems }) { StatusCode = StatusOf(problems) }
            : outcome.Problems.ToPage();
    }

    private static int VersionIn(HttpContext context) =>
        int.TryParse(context.Request.Form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;

    private static int StatusOf(IReadOnlyList<Problem> problems) => problems.Count == 0 ? StatusCodes.Status200OK : problems[0].Kind.StatusCode();
}
