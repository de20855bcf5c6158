using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

/// <summary>One return to look at or to fill in, with everything wrong in it.</summary>
[UseCase]
public sealed class OpenReturn(SurveyDbContext db, IPeople people, TemplateCache templates, TimeProvider clock)
{
    /// <param name="Obligation">With its exercise and collection.</param>
    /// <param name="Return">With its moves and revisions; null: nothing has been saved yet.</param>
    /// <param name="Version">What a save must name; 0 before the first.</param>
    /// <param name="Answers">As last saved, what could not be read included.</param>
    /// <param name="WhyNotEditable">Null: the actor may save and submit. Neither the unit's own people nor a reviewer in their place: not permitted.</param>
    /// <param name="Units">Empty where the form asks for no unit.</param>
    /// <param name="TemplateVersionId">Of <paramref name="Template"/>: what a page names when it sends answers, in case the form changes meanwhile.</param>
    /// <param name="Change">The form was changed since the unit last saved; null: it was not.</param>
    public sealed record Result(
        Obligation Obligation, CompiledTemplate Template, FormReturn? Return, int Version, AnswerSet Answers, FormEvaluation Evaluation,
        FormContext Context, int WorkingDaysToDue, Problem? WhyNotEditable, IReadOnlyList<UnitChoice> Units, Guid TemplateVersionId, FormChange? Change)
    {
        /// <summary>What was sent along, by the id that answers name.</summary>
        public IReadOnlyDictionary<string, Attachment> Files { get; init; } = new Dictionary<string, Attachment>(StringComparer.Ordinal);

        /// <summary>What the reviewer said of a return that was sent back.</summary>
        public IReadOnlyList<RemarkShown> Remarks { get; init; } = [];

        /// <summary>A reviewer has it in hand in the unit's place; null: nobody.</summary>
        public OnBehalf? OnBehalf { get; init; }

        /// <summary>The form changed while it was a draft, which is still kept (<see cref="GetEarlierDraft"/>).</summary>
        public bool HasEarlierDraft { get; init; }
    }

    /// <summary>What a question for a unit offers, by the code that is stored: <c>21553</c>, <c>Phường Nhơn Bình, Thành phố Quy Nhơn</c>.</summary>
    /// <param name="District">Code of the district that it is in, its own where it is one; null: it is in none.</param>
    public sealed record UnitChoice(string Code, string Name, string? District = null);

    public async Task<Outcome<Result>> RunAsync(ObligationId id, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.AnswerReturns) && !actor.May(Permission.ViewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        if (await db.OpenAsync(db.Obligations.VisibleTo(actor), id, templates, clock, cancellationToken) is not { } file)
        {
            return SharedProblems.NotFound;
        }

        var answers = file.Answers;
        var mayFill = (actor.May(Permission.AnswerReturns) && file.Obligation.Path == actor.Scope) || file.IsFilledInBy(actor);
        if (mayFill && file.Obligation.FirstOpenedAtUtc is null)
        {
            await db.Obligations.Where(item => item.Id == id && item.FirstOpenedAtUtc == null)
                .ExecuteUpdateAsync(set => set.SetProperty(item => item.FirstOpenedAtUtc, clock.UtcNow), cancellationToken);
        }

        var calendar = await db.ReadCalendarAsync(cancellationToken);
        return new Result(
            file.Obligation, file.Template, file.Return, file.Version, answers, FormEvaluation.Evaluate(file.Template, answers, file.Context),
            file.Context, calendar.WorkingDaysBetween(clock.Today, file.Obligation.DueOn), mayFill ? file.WhyNotEditable : SharedProblems.NotPermitted,
            file.UnitCodes.Count > 0 ? await db.UnitChoicesAsync(file.Obligation.Exercise.CutOff, cancellationToken) : [], file.TemplateVersionId,
            file.Return is { CanBeEdited: true } draft ? await db.FormChangeAsync(draft, templates, cancellationToken) : null)
        {
            Files = file.Files,
            OnBehalf = file.OnBehalf,
            Remarks = file.Return is { State: ReturnState.SentBack } ? await db.ReadRemarksAsync(file, forReviewers: false, people, cancellationToken) : [],
            HasEarlierDraft = file.Return is { } saved && await db.MigratedDrafts.AnyAsync(draft => draft.ReturnId == saved.Id, cancellationToken),
        };
    }
}
