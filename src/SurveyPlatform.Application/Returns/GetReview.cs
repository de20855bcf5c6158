using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Returns;

/// <summary>What there is to a return besides its answers: remarks, verdicts, what changed, what is unusual, what others say of the unit.</summary>
[UseCase]
public sealed class GetReview(SurveyDbContext db, IPeople people, TemplateCache templates, TimeProvider clock)
{
    /// <summary>A line of somebody else's return that speaks of this unit.</summary>
    public sealed record Declared(string UnitName, IReadOnlyDictionary<string, Value> Values);

    /// <param name="Columns">What its lines tell, less the unit itself.</param>
    public sealed record Declarations(LocalizedText Title, IReadOnlyList<Question> Columns, FormTemplate Template, IReadOnlyList<Declared> Lines);

    /// <param name="Standing">Null: the actor may only read.</param>
    /// <param name="Remarks">For who answers for the unit, or fills it in: without drafts.</param>
    /// <param name="Verdicts">By key of the reason; only those on what is said now.</param>
    /// <param name="Signals">By name of a question.</param>
    /// <param name="Changes">Against the submission before; null: it is the first.</param>
    /// <param name="ResubmitBy">What is offered for a return that goes back.</param>
    public sealed record Result(
        ReviewStanding? Standing, IReadOnlyList<RemarkShown> Remarks, IReadOnlyDictionary<string, ReasonVerdict> Verdicts, ILookup<string, FigureSignal> Signals,
        IReadOnlyList<AnswerDifference>? Changes, IReadOnlyList<Declarations> Declared, OnBehalf? OnBehalf, string? OnBehalfBy, DateOnly ResubmitBy);

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

        var asks = actor.May(Permission.ViewReturns) && file.Obligation.Path != actor.Scope;
        var remarks = await db.ReadRemarksAsync(file, asks, people, cancellationToken);
        var name = await people.NamesAsync([file.OnBehalf?.By ?? ""], cancellationToken);
        var (reasons, calendar) = (file.Answers.Reasons, await db.ReadCalendarAsync(cancellationToken));
        var verdicts = file.Return is null ? [] : await db.ReasonVerdicts.AsNoTracking().Where(verdict => verdict.ReturnId == file.Return.Id).ToListAsync(cancellationToken);
        return new Result(
            file.Obligation.StandingOf(actor),
            remarks,
            verdicts.Where(verdict => verdict.IsOn(reasons.GetValueOrDefault(verdict.ReasonKey))).ToDictionary(verdict => verdict.ReasonKey, StringComparer.Ordinal),
            asks ? await SignalsAsync(file, cancellationToken) : Array.Empty<FigureSignal>().ToLookup(_ => ""),
            await ChangesAsync(file, cancellationToken), asks ? await DeclaredAsync(file.Obligation, cancellationToken) : [],
            file.OnBehalf, file.OnBehalf is { } begun ? name(begun.By) : null, calendar.AddWorkingDays(clock.Today, ReviewRule.WorkingDaysToResubmit));
    }

    private async Task<ILookup<string, FigureSignal>> SignalsAsync(ReturnFile file, CancellationToken cancellationToken)
    {
        var signals = (await db.SignalsAsync([file.Obligation.Id], cancellationToken))[file.Obligation.Id].ToLookup(signal => signal.Element, StringComparer.Ordinal);
        return file.Template.Template.Questions.Where(question => !file.Context.BrokenSeries.Contains(question.Name))
            .SelectMany(question => signals[question.ElementName], (question, signal) => (question.Name, signal)).ToLookup(pair => pair.Name, pair => pair.signal, StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<AnswerDifference>?> ChangesAsync(ReturnFile file, CancellationToken cancellationToken)
    {
        var revisions = file.Return?.Revisions.OrderByDescending(revision => revision.Number).Take(2).ToList() ?? [];
        if (revisions is not [var newest, var before])
        {
            return null;
        }

        var template = (await templates.GetAsync(db, newest.TemplateVersionId, cancellationToken)).Template;
        return AnswerDifference.Between(template, AnswerJson.ReadStored(template, before.AnswersJson), AnswerJson.ReadStored(template, newest.AnswersJson));
    }

    /// <summary>Facts side by side: what others submitted of this unit for the same period.</summary>
    private async Task<IReadOnlyList<Declarations>> DeclaredAsync(Obligation obligation, CancellationToken cancellationToken)
    {
        var (unit, period, exercise) = (obligation.UnitId, obligation.Exercise.Period, obligation.ExerciseId);
        var lines = await (from item in db.Observations.AsNoTracking()
                           join owed in db.Obligations on item.ObligationId equals owed.Id
                           join formReturn in db.Returns on owed.Id equals formReturn.ObligationId
                           where item.SubjectId == unit && owed.ExerciseId != exercise && owed.Exercise.Period == period
                               && (formReturn.State == ReturnState.Submitted || formReturn.State == ReturnState.Approved)
                           select new { Item = item, owed.UnitTypeName, owed.UnitName, owed.UnitSortKey, owed.Exercise.Collection.Title, formReturn.TemplateVersionId }).ToListAsync(cancellationToken);
        var found = new List<Declarations>();
        foreach (var form in lines.GroupBy(line => line.TemplateVersionId))
        {
            var template = (await templates.GetAsync(db, form.Key, cancellationToken)).Template;
            var told = form.Select(line => line.Item.Element).ToHashSet(StringComparer.Ordinal);
            var columns = template.LineGroups.SelectMany(group => group.Questions).Where(question => !question.IsCalculated && question.Type != QuestionType.Unit && told.Contains(question.ElementName)).ToList();
            found.Add(new(form.First().Title, columns, template, [.. form.GroupBy(line => (line.Item.ObligationId, line.Item.Line)).OrderBy(line => line.First().UnitSortKey, StringComparer.Ordinal).ThenBy(line => line.Key.Line)
                .Select(line => new Declared(
                    Registry.UnitNames.Full(line.First().UnitTypeName, line.First().UnitName),
                    line.ToDictionary(cell => cell.Item.Element, cell => cell.Item.Number is { } number ? Value.Of(number) : Value.Of(cell.Item.Text ?? ""), StringComparer.Ordinal)))]));
        }

        return found;
    }
}
