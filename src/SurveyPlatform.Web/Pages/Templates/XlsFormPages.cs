using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.XlsForm;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Templates;

/// <summary>Forms that come as files and go as files.</summary>
public static class XlsFormPages
{
    /// <summary>A hidden field holds this much of the document, well within what a posted value may have.</summary>
    internal const int PieceLength = 50_000;

    public static IEndpointRouteBuilder MapXlsFormPages(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/templates/import", ImportAsync).Demand(Permission.DesignTemplates).Posted();
        routes.MapPost("/templates/import/draft", TakeOverAsync).Demand(Permission.DesignTemplates).Posted();
        routes.MapGet("/templates/{id:guid}/form.xlsx", DownloadAsync).Demand(Permission.DesignTemplates, Permission.ViewReturns);
        return routes;
    }

    /// <summary>Reads the file and shows all there is to say; keeps nothing.</summary>
    private static async Task<IResult> ImportAsync(HttpContext context, ImportXlsForm import, CancellationToken cancellationToken)
    {
        if (context.Request.Form.Files.GetFile("file") is not { FileName.Length: > 0 } file)
        {
            return Page(new(ReadForm.Refused(XlsFormProblems.EmptyFile), 0, null, null), "");
        }

        await using var content = file.OpenReadStream();
        var name = Path.GetFileName(file.FileName.Replace('\\', '/'));
        var outcome = await import.RunAsync(name, content, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var read) ? Page(read, name) : outcome.Problems.ToPage();
    }

    /// <summary>The document comes back from the page, in pieces.</summary>
    private static async Task<IResult> TakeOverAsync(HttpContext context, SaveTemplateDraft save, CancellationToken cancellationToken)
    {
        var form = context.Request.Form;
        var read = TemplateJson.Read(string.Concat(form["document"].ToArray()));
        if (!read.Succeeded(out var template))
        {
            return read.Problems.ToPage();
        }

        var version = int.TryParse(form["version"], out var seen) ? seen : 0;
        var outcome = await save.RunAsync(template, version, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out _) ? TypedResults.LocalRedirect($"/designer/{Uri.EscapeDataString(template.Code)}") : outcome.Problems.ToPage();
    }

    private static async Task<IResult> DownloadAsync(Guid id, HttpContext context, ExportXlsForm export, CancellationToken cancellationToken)
    {
        var outcome = await export.RunAsync(id, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var file) ? TypedResults.File(file.Content, file.ContentType, file.Name) : outcome.Problems.ToPage();
    }

    private static RazorComponentResult<XlsFormPage> Page(ImportXlsForm.Result read, string fileName) => new(new { Read = read, FileName = fileName })
    {
        StatusCode = read.Form.Template is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
    };
}
