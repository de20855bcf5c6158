using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;
using SurveyPlatform.Templates.Expressions;

namespace SurveyPlatform.Returns;

/// <summary>Hands the saved answers in: every check runs here, in the transaction, whoever calls.</summary>
[UseCase]
public sealed partial class SubmitReturn(SurveyDbContext db, TemplateCache templates, TimeProvider clock, ILogger<SubmitReturn> log)
{
    /// <param name="Number">What people quote: period, form, unit and revision, such as <c>2023-Q3/hardware/21550/1</c>.</param>
    /// <param name="Hash">SHA-256 of what was submitted, hexadecimal.</param>
    public sealed record Receipt(
        ObligationId ObligationId, string Number, int Revision, int Version, string Hash, DateTime SubmittedAtUtc, string SubmittedBy, bool IsLate);

    public async Task<Outcome<Receipt>> RunAsync(ObligationId id, int version, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.MayFillIn)
        {
            return SharedProblems.NotPermitted;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.OpenAsync(db.FillableBy(actor), id, templates, clock, cancellationToken) is not { } file)
        {
            return SharedProblems.NotFound;
        }

        if (file.IsLocked)
        {
            return ReturnsProblems.Locked(file.Obligation.LockOn);
        }

        if (file.Return is not { } formReturn)
        {
            return ReturnsProblems.NothingSaved;
        }

        if (formReturn.Version != version)
        {
            return ReturnsProblems.ChangedMeanwhile;
        }

        var evaluation = FormEvaluation.Evaluate(file.Template, file.Answers, file.Context);
        if (!evaluation.CanSubmit)
        {
            return new(evaluation.Violations.Where(violation => violation.Blocks).Select(violation => violation.Problem).ToList());
        }

        if (await UnansweredAsync(file, evaluation.Answers, actor, cancellationToken) is { Count: > 0 } unanswered)
        {
            return new(unanswered);
        }

        var json = AnswerJson.Write(file.Template.Template, evaluation.Answers);
        var submission = new Submission(json, actor.Name, clock.UtcNow, clock.Today, file.Obligation.DueOn, evaluation.Violations.Count, file.IsFilledInBy(actor) ? file.OnBehalf : null);
        var outcome = formReturn.Submit(submission, ReturnRevision.HashOf(id, formReturn.Revision + 1, json), clock.NewKey);
        if (!outcome.Succeeded(out var revision))
        {
            return new(outcome.Problems);
        }

        file.OnBehalf?.End(clock.UtcNow, submission.OnBehalf is null ? null : revision.Number);
        await db.Observations.Where(item => item.ObligationId == id).ExecuteDeleteAsync(cancellationToken);
        db.Observations.AddRange(Observe(file, evaluation.Answers));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return ReturnsProblems.ChangedMeanwhile;
        }

        LogSubmitted(formReturn.Id, file.Obligation.Exercise.Period, revision.Number);
        return ReceiptOf(file.Obligation, formReturn, revision);
    }

    /// <summary>The remarks that the unit has neither answered nor acted on; a reviewer in its place need not.</summary>
    private async Task<List<Problem>> UnansweredAsync(ReturnFile file, AnswerSet answers, Actor actor, CancellationToken cancellationToken)
    {
        var formReturn = file.Return!;
        if (formReturn.State != ReturnState.SentBack || file.IsFilledInBy(actor))
        {
            return [];
        }

        var remarks = await db.ReviewRemarks.AsNoTracking().Where(remark => remark.ReturnId == formReturn.Id && remark.SentAtUtc != null).ToListAsync(cancellationToken);
        var before = formReturn.Revisions.ToDictionary(
            revision => revision.Number, revision => new Lazy<AnswerSet>(() => AnswerJson.ReadStored(file.Template.Template, revision.AnswersJson)));
        return
        [
            .. remarks.Where(remark => remark.WaitsForUnit && !RemarkPlace.Differs(remark.Place, before[remark.Revision].Value, answers))
                .Select(remark => ReturnsProblems.RemarkUnanswered.At(RemarkPlace.Field(remark.Id))),
        ];
    }

    /// <summary>The receipt of one revision.</summary>
    public static Receipt ReceiptOf(Obligation obligation, FormReturn formReturn, ReturnRevision revision)
    {
        var exercise = obligation.Exercise;
        return new(
            obligation.Id, $"{exercise.Period}/{exercise.CollectionCode}/{obligation.UnitCode}/{revision.Number}", revision.Number, formReturn.Version,
            revision.Hash, revision.SubmittedAtUtc, revision.SubmittedBy, revision.Number == 1 && formReturn.FirstSubmittedLate);
    }

    private IEnumerable<Observation> Observe(ReturnFile file, AnswerSet answers)
    {
        var lines = file.Template.Template.LineGroups
            .SelectMany(group => answers.Lines.GetValueOrDefault(group.Name) ?? [], (group, line) => (group, line))
            .GroupBy(pair => pair.group.Name, StringComparer.Ordinal)
            .SelectMany(group => group.Select((pair, index) => (pair.group.Questions, pair.line.Values, Line: index)));
        return lines.Prepend((file.Template.Template.Questions.ToList(), answers.Values, Observation.NoLine))
            .SelectMany(row => row.Questions.Where(question => row.Values.ContainsKey(question.Name)), (row, question) =>
                Observe(file, question, row.Values[question.Name], row.Line, SubjectOf(file, row.Questions, row.Values)));
    }

    private Observation Observe(ReturnFile file, Question question, Value value, int line, Registry.UnitId? subject) => new()
    {
        Id = clock.NewKey(),
        ObligationId = file.Obligation.Id,
        ExerciseId = file.Obligation.ExerciseId,
        UnitId = file.Obligation.UnitId,
        SubjectId = subject,
        Element = question.ElementName,
        Line = line,
        Number = value.AsNumber,
        Text = value.AsNumber is null ? value.ToString() : null,
    };

    private static Registry.UnitId? SubjectOf(ReturnFile file, IEnumerable<Question> questions, Dictionary<string, Value> values) =>
        questions.FirstOrDefault(question => question.Type == QuestionType.Unit) is { } question
            && values.TryGetValue(question.Name, out var code) && file.UnitCodes.TryGetValue(code.ToString(), out var unit)
                ? unit
                : null;

    [LoggerMessage(EventId = 4001, Level = LogLevel.Information, Message = "Return {ReturnId} for {Period} was submitted as revision {Revision}")]
    private partial void LogSubmitted(ReturnId returnId, Period period, int revision);
}
