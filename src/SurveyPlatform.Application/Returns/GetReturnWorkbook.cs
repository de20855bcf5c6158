using SurveyPlatform.Collection;
using SurveyPlatform.Documents;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Returns;

/// <summary>One's own return as a workbook, to fill in where there is no line.</summary>
[UseCase]
public sealed class GetReturnWorkbook(OpenReturn open, WorkbookSeal seal)
{
    public sealed record File(string Name, string ContentType, byte[] Content);

    /// <param name="words">Texts in <paramref name="language"/>.</param>
    public async Task<Outcome<File>> RunAsync(ObligationId id, string language, Words words, Actor actor, CancellationToken cancellationToken)
    {
        var outcome = await open.RunOwnAsync(id, actor, cancellationToken);
        if (!outcome.Succeeded(out var opened))
        {
            return new(outcome.Problems);
        }

        var (obligation, exercise) = (opened.Obligation, opened.Obligation.Exercise);
        var identity = new WorkbookIdentity(
            obligation.Id.Value, obligation.UnitCode, obligation.UnitFullName, exercise.Period.ToString(), opened.Template.Template.Code,
            opened.TemplateVersionId, opened.Version, WorkbookIdentity.HashOf(AnswerJson.Write(opened.Template.Template, opened.Answers)));
        using var stream = new MemoryStream();
        ReturnWorkbook.Write(new(opened, language, words, seal.Write(identity)), stream);
        return new File($"{opened.Template.Template.Code}-{exercise.Period}-{obligation.UnitCode}.xlsx", ReportWorkbook.ContentType, stream.ToArray());
    }
}

internal static class OwnReturns
{
    /// <summary>The unit's own return while it can be changed; another unit's does not exist.</summary>
    public static async Task<Outcome<OpenReturn.Result>> RunOwnAsync(this OpenReturn open, ObligationId id, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.MayFillIn)
        {
            return SharedProblems.NotPermitted;
        }

        var outcome = await open.RunAsync(id, actor, cancellationToken);
        return outcome.Then<OpenReturn.Result>(opened => opened.WhyNotEditable is not { } reason ? opened
            : reason.Kind == ProblemKind.Forbidden ? SharedProblems.NotFound
            : reason);
    }
}
