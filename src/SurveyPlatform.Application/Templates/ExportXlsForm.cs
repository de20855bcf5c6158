using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Documents;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Templates;

/// <summary>A form as a file: an XLSForm that can be read back, or the form document.</summary>
[UseCase]
public sealed class ExportXlsForm(SurveyDbContext db, OpenTemplateDraft open)
{
    public sealed record Result(string Name, string ContentType, byte[] Content);

    /// <param name="versionId">A published version.</param>
    public async Task<Outcome<Result>> RunAsync(Guid versionId, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.DesignTemplates) && !actor.May(Permission.ViewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        var version = await db.TemplateVersions.AsNoTracking().FirstOrDefaultAsync(item => item.Id == versionId, cancellationToken);
        return version is null ? SharedProblems.NotFound : Workbook(TemplateJson.Read(version.DocumentJson).Require(), version.Number);
    }

    /// <param name="number">Of a published version; null: the newest, or the draft of a form that was never published.</param>
    /// <param name="asJson">The form document instead of a workbook.</param>
    public async Task<Outcome<Result>> RunAsync(string code, int? number, bool asJson, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.DesignTemplates))
        {
            return SharedProblems.NotPermitted;
        }

        var version = await db.TemplateVersions.AsNoTracking().Where(item => item.TemplateCode == code && (number == null || item.Number == number))
            .OrderByDescending(item => item.Number).FirstOrDefaultAsync(cancellationToken);
        if (version is null && number is not null)
        {
            return SharedProblems.NotFound;
        }

        var form = version is null
            ? (await open.RunAsync(code, actor, cancellationToken)).Then(draft => (Outcome<FormTemplate>)draft.Template)
            : TemplateJson.Read(version.DocumentJson);
        return form.Then(template => asJson ? Document(template, version?.Number) : Workbook(template, version?.Number));
    }

    private static Outcome<Result> Workbook(FormTemplate template, int? number)
    {
        using var stream = new MemoryStream();
        return WorkbookWriter.Write(XlsForm.XlsFormWriter.Write(template, number), stream) is { } problem
            ? problem
            : new Result(Name(template, number, TemplateFile.WorkbookExtension), WorkbookWriter.ContentType, stream.ToArray());
    }

    private static Outcome<Result> Document(FormTemplate template, int? number) =>
        new Result(Name(template, number, TemplateFile.JsonExtension), "application/json", System.Text.Encoding.UTF8.GetBytes(TemplateJson.Write(template, indented: true)));

    private static string Name(FormTemplate template, int? number, string extension) => $"{template.Code}{(number is null ? "-draft" : $"-v{number}")}{extension}";
}
