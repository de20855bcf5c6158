using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

/// <summary>The draft of a form to be tried with answers that nobody keeps.</summary>
[UseCase]
public sealed class TryTemplateDraft(SurveyDbContext db, OpenTemplateDraft open, TimeProvider clock)
{
    /// <param name="Form">Without the rules and names that are wrong so far; null: there is no form yet to be shown.</param>
    /// <param name="Units">Empty where the form asks for no unit.</param>
    public sealed record Result(OpenTemplateDraft.Result Draft, CompiledTemplate? Form, DateOnly Today, IReadOnlyList<OpenReturn.UnitChoice> Units);

    public async Task<Outcome<Result>> RunAsync(string code, Actor actor, CancellationToken cancellationToken)
    {
        var outcome = await open.RunAsync(code, actor, cancellationToken);
        if (!outcome.Succeeded(out var draft))
        {
            return new(outcome.Problems);
        }

        var asks = draft.Template.Questions.Concat(draft.Template.LineGroups.SelectMany(group => group.Questions)).Any(question => question.Type == QuestionType.Unit);
        return new Result(draft, DraftSalvage.Of(draft.Template), clock.Today, asks ? await db.UnitChoicesAsync(clock.Today, cancellationToken) : []);
    }
}
