using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Templates;

/// <summary>The editor of a form: a page that carries the draft, and the address its script saves the draft to.</summary>
public static class DesignerPages
{
    public static IEndpointRouteBuilder MapDesignerPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/templates/new", NewAsync).Demand(Permission.DesignTemplates);
        routes.MapPost("/templates/new", StartAsync).Demand(Permission.DesignTemplates).Posted();
        routes.MapGet("/designer/lists", ListsAsync).Demand(Permission.DesignTemplates);
        routes.MapGet("/designer/{code}", ShowAsync).Demand(Permission.DesignTemplates);
        routes.MapPut("/designer/{code}/draft", SaveAsync).Demand(Permission.DesignTemplates).WithMetadata(new RequestSizeLimitAttribute(PostedForms.MaxBytes));
        return routes;
    }

    private static async Task<IResult> ShowAsync(
        string code, HttpContext context, OpenTemplateDraft open, NewestTemplates newest, Texts texts, CancellationToken cancellationToken)
    {
        var actor = context.User.ToActor();
        var outcome = await open.RunAsync(code, actor, cancellationToken);
        var forms = await newest.RunAsync(actor, cancellationToken);
        if (!outcome.Succeeded(out var opened) || !forms.Succeeded(out var published))
        {
            return outcome.Problems.Concat(forms.Problems).ToList().ToPage();
        }

        return new RazorComponentResult<DesignerPage>(new
        {
            opened.Template,
            Data = DesignerData.Write(opened, published.Forms.FirstOrDefault(form => form.Code == opened.Template.Code), actor, texts),
        });
    }

    /// <summary>The option lists of all published forms, for taking one over.</summary>
    private static async Task<IResult> ListsAsync(HttpContext context, NewestTemplates newest, Texts texts, CancellationToken cancellationToken)
    {
        var outcome = await newest.RunAsync(context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var published)
            ? TypedResults.Json(published.Forms.SelectMany(form => form.OptionLists, (form, list) => new { form = texts.Of(form.Title), from = form.Code, list }), DesignerData.Json)
            : outcome.Problems.ToHttp();
    }

    /// <summary>Every refusal is JSON: the script that saves shows it and keeps what was designed.</summary>
    private static async Task<IResult> SaveAsync(
        string code, HttpContext context, IAntiforgery antiforgery, SaveTemplateDraft save, OpenTemplateDraft open, Texts texts, CancellationToken cancellationToken)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return new[] { WebProblems.FormExpired }.ToHttp();
        }

        if (!int.TryParse(context.Request.Headers.IfMatch.ToString().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return TypedResults.StatusCode(StatusCodes.Status428PreconditionRequired);
        }

        var read = await ReadAsync(context.Request, cancellationToken);
        if (!read.Succeeded(out var template))
        {
            return read.Problems.ToHttp();
        }

        if (template.Code != code)
        {
            return new[] { TemplateProblems.BadName(template.Code).At("code") }.ToHttp();
        }

        var actor = context.User.ToActor();
        var saved = await save.RunAsync(template, version, actor, cancellationToken);
        return saved.Succeeded(out var result)
            ? TypedResults.Json(new { result.Version, savedAt = DesignerData.Time(result.SavedAtUtc), problems = DesignerData.Told(result.Problems, texts) }, DesignerData.Json)
            : saved.Problems[0].Code == TemplateProblems.DraftChanged(null).Code ? await ChangedAsync(code, actor, open, texts, cancellationToken)
            : saved.Problems.ToHttp();
    }

    private static async Task<Outcome<FormTemplate>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var reader = new StreamReader(request.Body, Encoding.UTF8);
            return TemplateJson.Read(await reader.ReadToEndAsync(cancellationToken));
        }
        catch (BadHttpRequestException)
        {
            return WebProblems.FormTooLarge;
        }
    }

    /// <summary>What the other designer left, whole: the script compares and merges it with what both began from.</summary>
    private static async Task<IResult> ChangedAsync(string code, Actor actor, OpenTemplateDraft open, Texts texts, CancellationToken cancellationToken)
    {
        var outcome = await open.RunAsync(code, actor, cancellationToken);
        return outcome.Succeeded(out var theirs)
            ? TypedResults.Json(
                new
                {
                    by = theirs.SavedBy,
                    savedAt = texts.Moment(theirs.SavedAtUtc),
                    theirs.Version,
                    document = DesignerData.Document(theirs.Template),
                    problems = DesignerData.Told(theirs.Problems, texts),
                },
                DesignerData.Json, statusCode: StatusCodes.Status412PreconditionFailed)
            : outcome.Problems.ToHttp();
    }

    private static Task<IResult> NewAsync(HttpContext context, NewestTemplates newest, CancellationToken cancellationToken) =>
        NewPageAsync(context, newest, new(null, null, null, context.Request.Query.Text("from")), [], cancellationToken);

    private static async Task<IResult> StartAsync(HttpContext context, StartTemplateDraft start, NewestTemplates newest, CancellationToken cancellationToken)
    {
        var typed = NewTemplatePage.Typing.From(context.Request.Form);
        var outcome = await start.RunAsync(
            typed.Code ?? "", new(typed.Title ?? "", typed.TitleEn), typed.CopyOf, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out _)
            ? TypedResults.LocalRedirect($"/designer/{Uri.EscapeDataString(typed.Code!)}")
            : await NewPageAsync(context, newest, typed, outcome.Problems, cancellationToken);
    }

    private static async Task<IResult> NewPageAsync(
        HttpContext context, NewestTemplates newest, NewTemplatePage.Typing typed, IReadOnlyList<Problem> problems, CancellationToken cancellationToken)
    {
        var outcome = await newest.RunAsync(context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var published)
            ? new RazorComponentResult<NewTemplatePage>(new { published.Forms, Typed = typed, Problems = problems })
            {
                StatusCode = problems.Count == 0 ? StatusCodes.Status200OK : problems[0].Kind.StatusCode(),
            }
            : outcome.Problems.ToPage();
    }
}
