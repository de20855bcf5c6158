using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Collection;
using SurveyPlatform.Reports;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Templates;

/// <summary>What becomes of a draft (published or thrown away) and of a version that is taken out of use.</summary>
public static class PublishPages
{
    public static IEndpointRouteBuilder MapPublishPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/designer/{code}/publish", ShowAsync).Demand(Permission.DesignTemplates);
        routes.MapPost("/designer/{code}/publish", PublishAsync).Demand(Permission.DesignTemplates).Posted();
        routes.MapPost("/designer/{code}/rebase", RebaseAsync).Demand(Permission.DesignTemplates).Posted();
        routes.MapGet("/designer/{code}/discard", AskDiscardAsync).Demand(Permission.DesignTemplates);
        routes.MapPost("/designer/{code}/discard", DiscardAsync).Demand(Permission.DesignTemplates).Posted();
        routes.MapGet("/templates/{id:guid}/retire", AskRetireAsync).Demand(Permission.DesignTemplates);
        routes.MapPost("/templates/{id:guid}/retire", RetireAsync).Demand(Permission.DesignTemplates).Posted();
        return routes;
    }

    private static async Task<IResult> ShowAsync(
        string code, HttpContext context, PreviewTemplateImpact preview, ListElementReaders readers, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var outcome = await preview.RunAsync(code, actor, cancellationToken);
        return outcome.Succeeded(out var impact)
            ? new RazorComponentResult<PublishPage>(new { Impact = impact, Readers = await ReadersAsync(impact, readers, actor, cancellationToken) })
            : outcome.Problems.ToPage();
    }

    private static async Task<IReadOnlyList<ListElementReaders.Reader>> ReadersAsync(
        PreviewTemplateImpact.Result impact, ListElementReaders readers, Actor actor, CancellationToken cancellationToken) =>
        (await readers.RunAsync(impact.Template.Code, [.. impact.Gone.Select(gone => gone.Element)], actor, cancellationToken)).Require();

    private static async Task<IResult> PublishAsync(
        string code, HttpContext context, PreviewTemplateImpact preview, ListElementReaders readers, PublishForm publish, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var outcome = await preview.RunAsync(code, actor, cancellationToken);
        if (!outcome.Succeeded(out var impact))
        {
            return outcome.Problems.ToPage();
        }

        var form = context.Request.Form;
        var chosen = form["move"].Select(id => Guid.TryParse(id, out var exercise) ? exercise : (Guid?)null).OfType<Guid>().ToHashSet();
        var ends = form[BreakList.Ticked].OfType<string>().ToHashSet(StringComparer.Ordinal);
        var request = new PublishForm.Request(
            code, VersionOf(form), [.. chosen.Select(id => new ExerciseId(id))], impact.Sources.ToDictionary(source => source.VersionId, source => MappingOf(source, form)),
            Breaks: [.. ends.Select(element => new DeclaredBreak(element, form[BreakList.ReasonOf(element)].ToString()))]);
        var published = await publish.RunAsync(request, actor, cancellationToken);
        if (published.Succeeded(out var done))
        {
            context.Say(done.DraftsLeft > 0 ? "form-published-partly" : "form-published", ("number", done.Number), ("exercises", done.Exercises), ("drafts", done.DraftsMoved), ("left", done.DraftsLeft));
            return TypedResults.LocalRedirect($"/templates/{done.VersionId}?view=versions");
        }

        var typed = form.Where(field => field.Key.Contains(':', StringComparison.Ordinal)).ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        return new RazorComponentResult<PublishPage>(new
        {
            Impact = impact,
            published.Problems,
            Readers = await ReadersAsync(impact, readers, actor, cancellationToken),
            Chosen = (IReadOnlySet<Guid>)chosen,
            Ends = (IReadOnlySet<string>)ends,
            Typed = (IReadOnlyDictionary<string, string>)typed,
        })
        {
            StatusCode = published.Problems[0].Kind.StatusCode(),
        };
    }

    /// <summary>As proposed, but for the questions that the page asked about.</summary>
    private static TemplateMapping MappingOf(PreviewTemplateImpact.Source source, IFormCollection form)
    {
        var names = new Dictionary<string, string?>(source.Mapping.Names, StringComparer.Ordinal);
        foreach (var change in source.Changes.Where(change => form.ContainsKey(MappingTable.FieldOf(source.VersionId, change.Name))))
        {
            names[change.Name] = form[MappingTable.FieldOf(source.VersionId, change.Name)].ToString() is { Length: > 0 } target ? target : null;
        }

        return new(names);
    }

    private static async Task<IResult> RebaseAsync(string code, HttpContext context, RebaseTemplateDraft rebase, CancellationToken cancellationToken)
    {
        var form = context.Request.Form;
        _ = int.TryParse(form["onto"], NumberStyles.None, CultureInfo.InvariantCulture, out var onto);
        var outcome = await rebase.RunAsync(code, VersionOf(form), onto, context.User.ToActor(), cancellationToken);
        return outcome.Problems.Count == 0 ? TypedResults.LocalRedirect($"/designer/{Uri.EscapeDataString(code)}/publish") : outcome.Problems.ToPage();
    }

    private static Task<IResult> AskDiscardAsync(string code, HttpContext context, OpenTemplateDraft open, CancellationToken cancellationToken) =>
        DiscardPageAsync(code, context, open, [], cancellationToken);

    private static async Task<IResult> DiscardAsync(
        string code, HttpContext context, DiscardTemplateDraft discard, OpenTemplateDraft open, CancellationToken cancellationToken)
    {
        var form = context.Request.Form;
        var outcome = await discard.RunAsync(code, VersionOf(form), form["code"].ToString(), context.User.ToActor(), cancellationToken);
        if (outcome.Problems.Count > 0)
        {
            return await DiscardPageAsync(code, context, open, outcome.Problems, cancellationToken);
        }

        context.Say("draft-discarded", ("code", code));
        return TypedResults.LocalRedirect("/templates");
    }

    private static async Task<IResult> DiscardPageAsync(
        string code, HttpContext context, OpenTemplateDraft open, IReadOnlyList<Problem> problems, CancellationToken cancellationToken)
    {
        var outcome = await open.RunAsync(code, context.User.ToActor(), cancellationToken);
        return !outcome.Succeeded(out var draft) ? outcome.Problems.ToPage()
            : draft.Version == 0 ? TemplateProblems.NoDraft.ToPage()
            : new RazorComponentResult<DiscardPage>(new { Draft = draft, Problems = problems })
            {
                StatusCode = problems.Count == 0 ? StatusCodes.Status200OK : problems[0].Kind.StatusCode(),
            };
    }

    private static Task<IResult> AskRetireAsync(Guid id, HttpContext context, ListTemplates list, ListForms forms, CancellationToken cancellationToken) =>
        RetirePageAsync(id, context, list, forms, [], null, cancellationToken);

    private static async Task<IResult> RetireAsync(
        Guid id, HttpContext context, RetireTemplate retire, ListTemplates list, ListForms forms, CancellationToken cancellationToken)
    {
        var reason = context.Request.Form["reason"].ToString();
        var outcome = await retire.RunAsync(id, reason, context.User.ToActor(), cancellationToken);
        if (outcome.Problems.Count > 0)
        {
            return await RetirePageAsync(id, context, list, forms, outcome.Problems, reason, cancellationToken);
        }

        context.Say("form-retired");
        return TypedResults.LocalRedirect($"/templates/{id}?view=versions");
    }

    private static async Task<IResult> RetirePageAsync(
        Guid id, HttpContext context, ListTemplates list, ListForms forms, IReadOnlyList<Problem> problems, string? reason, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var outcome = (await list.GetAsync(id, actor, cancellationToken));
        if (!outcome.Succeeded(out var detail))
        {
            return outcome.Problems.ToPage();
        }

        var form = (await forms.GetAsync(detail.Version.Code, actor, cancellationToken)).Require();
        return new RazorComponentResult<RetirePage>(new { Form = form, Version = form.Versions.First(version => version.Id == id), Problems = problems, Reason = reason })
        {
            StatusCode = problems.Count == 0 ? StatusCodes.Status200OK : problems[0].Kind.StatusCode(),
        };
    }

    private static int VersionOf(IFormCollection form) =>
        int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
}
