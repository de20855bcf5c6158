using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using SurveyPlatform.Returns;
using SurveyPlatform.Returns.Import;
using SurveyPlatform.Shared;
using SurveyPlatform.Web.Shared;

namespace SurveyPlatform.Web.Pages.Returns.Import;

/// <summary>
/// A file of the unit's own into a group of lines: upload, columns, words, preview. Each step is an address of its own that shows how far one has got;
/// a step back is a step in the browser's history.
/// </summary>
public static class ImportPages
{
    public const string FileField = "file";

    public static IEndpointRouteBuilder MapImportPages(this IEndpointRouteBuilder routes)
    {
        var import = routes.MapGroup("/returns/{id:guid}/import/{group}");
        import.MapGet("/", ShowAsync).Demand(Permission.AnswerReturns, Permission.ReviewReturns);
        import.MapPost("/", UploadAsync).Demand(Permission.AnswerReturns, Permission.ReviewReturns).Posted();
        import.MapGet("/columns", ColumnsAsync).Demand(Permission.AnswerReturns, Permission.ReviewReturns);
        import.MapPost("/columns", PlanColumnsAsync).Demand(Permission.AnswerReturns, Permission.ReviewReturns).Posted();
        import.MapGet("/words", WordsAsync).Demand(Permission.AnswerReturns, Permission.ReviewReturns);
        import.MapPost("/words", PlanWordsAsync).Demand(Permission.AnswerReturns, Permission.ReviewReturns).Posted();
        import.MapImportPreviewPages();
        return routes;
    }

    internal static string PathOf(Guid id, string group, ImportStep? step = null) =>
        $"/returns/{id}/import/{Uri.EscapeDataString(group)}" + (step is { } known ? $"/{known.ToString().ToLowerInvariant()}" : "");

    private static Task<IResult> ShowAsync(Guid id, string group, HttpContext context, BeginImport begin, CancellationToken cancellationToken) =>
        UploadPageAsync(id, group, context, begin, [], cancellationToken);

    private static async Task<IResult> UploadAsync(
        Guid id, string group, HttpContext context, StartImport start, BeginImport begin, CancellationToken cancellationToken)
    {
        if (context.Request.Form.Files.GetFile(FileField) is not { Length: > 0 } file)
        {
            return await UploadPageAsync(id, group, context, begin, [ImportProblems.NoFile], cancellationToken);
        }

        await using var content = file.OpenReadStream();
        var name = AnswerText.Clean(Path.GetFileName(file.FileName.Replace('\\', '/')));
        var outcome = await start.RunAsync(new(id), group, name, content, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var step)
            ? TypedResults.LocalRedirect(PathOf(id, group, step))
            : await UploadPageAsync(id, group, context, begin, outcome.Problems, cancellationToken);
    }

    private static async Task<IResult> UploadPageAsync(
        Guid id, string group, HttpContext context, BeginImport begin, IReadOnlyList<Problem> problems, CancellationToken cancellationToken)
    {
        var outcome = await begin.RunAsync(new(id), group, context.User.ToActor(), cancellationToken);
        return !outcome.Succeeded(out var found) ? Refused(id, outcome.Problems)
            : new RazorComponentResult<ImportUploadPage>(new { Card = ReturnCard.Of(found.Opened), Begin = found, Problems = problems })
            {
                StatusCode = problems is [var first, ..] ? first.Kind.StatusCode() : StatusCodes.Status200OK,
            };
    }

    private static async Task<IResult> ColumnsAsync(Guid id, string group, HttpContext context, OpenImport open, CancellationToken cancellationToken)
    {
        var outcome = await open.RunAsync(new(id), group, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var session) ? Columns(session, []) : WithoutFile(id, group, outcome.Problems);
    }

    private static async Task<IResult> PlanColumnsAsync(
        Guid id, string group, HttpContext context, PlanImport plan, OpenImport open, CancellationToken cancellationToken)
    {
        var (form, actor) = (context.Request.Form, context.User.ToActor());
        var action = form[ImportForm.ActionField].ToString();
        var anew = action == ImportForm.ReadAnew;
        var outcome = await plan.RunAsync(new(id), group, import => anew ? ImportForm.Heads(import.Plan, form) : ImportForm.Columns(import, form), actor, cancellationToken, anew);
        if (outcome.Succeeded(out var session))
        {
            return TypedResults.LocalRedirect(PathOf(id, group, action != ImportForm.Go ? ImportStep.Columns : session.Asked.Count > 0 ? ImportStep.Words : ImportStep.Preview));
        }

        return outcome.Problems.Any(problem => problem.Place is not null) && (await open.RunAsync(new(id), group, actor, cancellationToken)).Succeeded(out var before)
            ? Columns(before with { Plan = ImportForm.Columns(before, form) }, outcome.Problems)
            : WithoutFile(id, group, outcome.Problems);
    }

    private static async Task<IResult> WordsAsync(Guid id, string group, HttpContext context, OpenImport open, CancellationToken cancellationToken)
    {
        var outcome = await open.RunAsync(new(id), group, context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var session)
            ? new RazorComponentResult<ImportWordsPage>(new { Card = ReturnCard.Of(session.Opened), Session = session })
            : WithoutFile(id, group, outcome.Problems);
    }

    private static async Task<IResult> PlanWordsAsync(Guid id, string group, HttpContext context, PlanImport plan, CancellationToken cancellationToken)
    {
        var form = context.Request.Form;
        var outcome = await plan.RunAsync(new(id), group, import => ImportForm.Words(import, form), context.User.ToActor(), cancellationToken);
        return outcome.Succeeded(out var session)
            ? TypedResults.LocalRedirect(PathOf(id, group, session.Asked.Count > 0 && form[ImportForm.ActionField] != ImportForm.Go ? ImportStep.Words : ImportStep.Preview))
            : WithoutFile(id, group, outcome.Problems);
    }

    private static RazorComponentResult<ImportColumnsPage> Columns(ImportSession session, IReadOnlyList<Problem> problems) =>
        new(new { Card = ReturnCard.Of(session.Opened), Session = session, Problems = problems })
        {
            StatusCode = problems is [var first, ..] ? first.Kind.StatusCode() : StatusCodes.Status200OK,
        };

    /// <summary>Where the file is gone, one begins again.</summary>
    internal static IResult WithoutFile(Guid id, string group, IReadOnlyList<Problem> problems) =>
        problems[0].Code == ImportProblems.NoImport.Code ? TypedResults.LocalRedirect(PathOf(id, group)) : Refused(id, problems);

    /// <summary>A return that can no longer be changed is shown with the reason.</summary>
    private static IResult Refused(Guid id, IReadOnlyList<Problem> problems) =>
        problems[0].Kind == ProblemKind.Conflict ? TypedResults.LocalRedirect($"/returns/{id}") : problems.ToPage();
}
