using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns.Import;

/// <summary>What taking the file would do to the lines of the draft, and everything that is wrong with it, cell by cell. Nothing is taken.</summary>
[UseCase]
public sealed class PreviewImport(OpenImport open)
{
    /// <param name="Answers">The draft with the file in it.</param>
    /// <param name="Evaluation">Of <paramref name="Answers"/>; null where there are too many lines to be judged.</param>
    /// <param name="Remarks">In the order of the file; those that are doubts ask for a reason and no more.</param>
    /// <param name="Skipped">Rows that are left out because a word in them says so.</param>
    /// <param name="Refusal">Why it cannot be taken at all.</param>
    public sealed record Result(
        ImportSession Session, AnswerSet Answers, ImportMerge Merge, FormEvaluation? Evaluation, IReadOnlyList<ImportRemark> Remarks, int Skipped, Problem? Refusal);

    public async Task<Outcome<Result>> RunAsync(ObligationId id, string group, Actor actor, CancellationToken cancellationToken) =>
        (await open.RunAsync(id, group, actor, cancellationToken)).Then<Result>(Of);

    internal static Outcome<Result> Of(ImportSession session)
    {
        var (group, draft) = (session.Group, session.Opened.Answers);
        var reading = new ImportReading(session.Template, group, session.Table, session.Plan, session.Words);
        var keys = ImportColumns.Asked(group).Where(question => session.Plan.Keys.Contains(question.ElementName)).Select(question => question.Name).ToList();
        var merge = ImportMerge.Of(draft, group, reading.Lines, reading.Answered.ToHashSet(StringComparer.Ordinal), keys, session.Plan.Mode);
        var answers = merge.Into(draft, group);
        var refusal = merge.Lines.Count > group.MaxLines ? AnswerProblems.TooManyLines(merge.Lines.Count, group.MaxLines)
            : !session.Questions.Any(session.IsAnswered) ? ImportProblems.NoColumns
            : reading.Lines.Count == 0 ? ImportProblems.NoLines
            : null;
        var evaluation = refusal is null ? FormEvaluation.Evaluate(session.Opened.Template, answers, session.Opened.Context) : null;
        var remarks = reading.Remarks.Concat(evaluation is null ? [] : Judged(evaluation, merge, group, reading));
        return new Result(session, answers, merge, evaluation, [.. remarks.OrderBy(remark => remark.Row).ThenBy(remark => remark.Column)], reading.Skipped, refusal);
    }

    /// <summary>What the form finds wrong with the lines of the file; what could not be read has been told.</summary>
    private static IEnumerable<ImportRemark> Judged(FormEvaluation evaluation, ImportMerge merge, LineGroup group, ImportReading reading) =>
        from violation in evaluation.Violations
        where violation.Blocks
        let place = AnswerPlace.Parse(violation.Place)
        where place?.Group == @group.Name && place.Value.Line < merge.Lines.Count
        let line = merge.Lines[place.Value.Line]
        where line.Imported is not null && !line.Unread.ContainsKey(place.Value.Name)
        select new ImportRemark(line.Imported!.Row, reading.ColumnOf(place.Value.Name), violation.Problem.At(place.Value.Name), violation.Severity == Severity.Soft);
}
