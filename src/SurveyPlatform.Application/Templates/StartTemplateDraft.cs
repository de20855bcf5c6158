using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates;

/// <summary>Begins a form that is not there yet: empty, or as a copy of another.</summary>
[UseCase]
public sealed class StartTemplateDraft(OpenTemplateDraft open, SaveTemplateDraft save)
{
    /// <param name="copyOf">The form to copy, its draft where it has one; null: begin with one empty section.</param>
    public async Task<Outcome<SaveTemplateDraft.Result>> RunAsync(string code, LocalizedText title, string? copyOf, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.DesignTemplates))
        {
            return SharedProblems.NotPermitted;
        }

        var problems = TemplateCheck.Code(code, "code").Concat(string.IsNullOrWhiteSpace(title.Vi) ? [TemplateProblems.MissingText.At("title")] : []).ToList();
        if (problems.Count > 0)
        {
            return new(problems);
        }

        if ((await open.RunAsync(code, actor, cancellationToken)).Succeeded(out _))
        {
            return TemplateProblems.CodeTaken(code).At("code");
        }

        if (copyOf is null)
        {
            return await save.RunAsync(new(code, title, [], []), 0, actor, cancellationToken);
        }

        var source = await open.RunAsync(copyOf, actor, cancellationToken);
        return source.Succeeded(out var copied)
            ? await save.RunAsync(copied.Template with { Code = code, Title = title }, 0, actor, cancellationToken)
            : SharedProblems.NotFound.At("copyOf");
    }
}
