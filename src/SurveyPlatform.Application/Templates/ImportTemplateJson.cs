using SurveyPlatform.Shared;

namespace SurveyPlatform.Templates;

/// <summary>Takes a form document that somebody has written or exported as the draft of its form.</summary>
[UseCase]
public sealed class ImportTemplateJson(SaveTemplateDraft save)
{
    /// <param name="Code">Of the form, as its document says.</param>
    public sealed record Result(string Code, int Version, IReadOnlyList<Problem> Problems);

    /// <param name="version">Of the draft that it takes the place of; 0: there is none yet.</param>
    public async Task<Outcome<Result>> RunAsync(string json, int version, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.DesignTemplates))
        {
            return SharedProblems.NotPermitted;
        }

        if (json.Length > TemplateDraft.DocumentMaxLength)
        {
            return SharedProblems.TooLarge("template", TemplateDraft.DocumentMaxLength);
        }

        var read = TemplateJson.Read(json);
        if (!read.Succeeded(out var template))
        {
            return new(read.Problems);
        }

        var saved = await save.RunAsync(template, version, actor, cancellationToken);
        return saved.Then<Result>(draft => new Result(template.Code, draft.Version, draft.Problems));
    }
}
