using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Documents;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates.XlsForm;

namespace SurveyPlatform.Templates;

/// <summary>Reads a form from a file (.xlsx or .json) to be taken over as a draft; nothing is kept yet. <see cref="SaveTemplateDraft"/> keeps it.</summary>
[UseCase]
public sealed class ImportXlsForm(SurveyDbContext db)
{
    /// <param name="DraftVersion">Of the draft that the form would replace, as the save must name it; 0: there is none.</param>
    /// <param name="SavedBy">Who saved that draft.</param>
    public sealed record Result(ReadForm Form, int DraftVersion, string? SavedBy, DateTime? SavedAtUtc);

    /// <param name="fileName">Without its folder; its ending says what the file is.</param>
    public async Task<Outcome<Result>> RunAsync(string fileName, Stream file, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.DesignTemplates))
        {
            return SharedProblems.NotPermitted;
        }

        var form = TemplateFile.Read(fileName, file);
        var draft = form.Template is { } template
            ? await db.TemplateDrafts.AsNoTracking().Where(item => item.TemplateCode == template.Code)
                .Select(item => new { item.Version, item.SavedBy, item.SavedAtUtc }).FirstOrDefaultAsync(cancellationToken)
            : null;
        return new Result(form, draft?.Version ?? 0, draft?.SavedBy, draft?.SavedAtUtc);
    }
}
