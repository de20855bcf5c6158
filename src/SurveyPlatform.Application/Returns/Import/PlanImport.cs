using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns.Import;

/// <summary>Says what the columns and words of a file mean, and what becomes of the lines that are there.</summary>
[UseCase]
public sealed class PlanImport(SurveyDbContext db, OpenReturn open)
{
    /// <param name="change">The plan as it is to be.</param>
    /// <param name="anew">The heads stand elsewhere: what the columns mean is proposed anew.</param>
    public async Task<Outcome<ImportSession>> RunAsync(
        ObligationId id, string group, Func<ImportSession, ImportPlan> change, Actor actor, CancellationToken cancellationToken, bool anew = false)
    {
        var outcome = await db.OpenImportAsync(open, id, group, actor, cancellationToken);
        if (!outcome.Succeeded(out var import))
        {
            return new(outcome.Problems);
        }

        var (session, row) = import;
        var plan = change(session);
        var next = ImportSession.Of(session.Opened, session.Group, session.FileName, session.Sheets, anew ? plan with { Sources = [] } : plan);
        if (anew)
        {
            plan = plan with { Sources = new ImportColumns(session.Group, null).Suggest(next.Table) };
            next = ImportSession.Of(session.Opened, session.Group, session.FileName, session.Sheets, plan);
        }

        var problems = Problems(next);
        if (problems.Count > 0)
        {
            return new(problems);
        }

        row.PlanJson = plan.Write();
        await db.SaveChangesAsync(cancellationToken);
        return next;
    }

    private static List<Problem> Problems(ImportSession session)
    {
        var sources = session.Questions.Select(question => (question, Source: session.Plan.Sources.GetValueOrDefault(question.ElementName))).Where(pair => pair.Source is not null).ToList();
        var twice = sources.Where(pair => pair.Source!.Column is not null).GroupBy(pair => pair.Source!.Column).Where(same => same.Count() > 1)
            .SelectMany(same => same.Skip(1).Select(pair => ImportProblems.TwiceTaken(session.Table.Find(same.Key)?.Head ?? same.Key!).At(pair.question.Name)));
        var constants = sources.Where(pair => pair.Source!.Constant is { } constant && !IsAnswer(session, pair.question, constant))
            .Select(pair => ImportProblems.BadConstant(pair.Source!.Constant!).At(pair.question.Name));
        return [.. twice, .. constants];
    }

    private static bool IsAnswer(ImportSession session, Question question, string constant) => ImportWord.IsMatched(question)
        ? question.Type == QuestionType.Unit
            ? session.Opened.Units.Any(unit => unit.Code == constant)
            : constant.Split(' ').All(value => new ChoiceLabels(session.Template, []).Of(question, "vi").Any(option => option.Value == value))
        : AnswerText.Read(question, constant).Succeeded(out _);
}
