using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

/// <summary>The unit says something to the reviewer's remarks, before it submits again.</summary>
[UseCase]
public sealed class AnswerRemarks(SurveyDbContext db, TemplateCache templates, TimeProvider clock)
{
    /// <param name="answers">By id of the remark; an empty one takes the answer back.</param>
    public async Task<Outcome<Done>> RunAsync(ObligationId id, IReadOnlyDictionary<Guid, string> answers, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.MayFillIn)
        {
            return SharedProblems.NotPermitted;
        }

        if (await db.OpenAsync(db.FillableBy(actor), id, templates, clock, cancellationToken) is not { } file)
        {
            return SharedProblems.NotFound;
        }

        if (file.WhyNotEditable is { } refusal)
        {
            return refusal;
        }

        var returnId = file.Return?.Id;
        var remarks = await db.ReviewRemarks.Where(remark => remark.ReturnId == returnId && remark.SentAtUtc != null && remark.SettledAtUtc == null)
            .ToDictionaryAsync(remark => remark.Id, cancellationToken);
        foreach (var (remarkId, written) in answers)
        {
            var text = AnswerText.CleanLines(written);
            if (!remarks.TryGetValue(remarkId, out var remark))
            {
                return ReturnsProblems.NoSuchRemark;
            }

            if (text.Length > ReviewRemark.TextMaxLength)
            {
                return ReturnsProblems.RemarkTooLong(RemarkPlace.Field(remarkId));
            }

            if (!string.Equals(text, remark.Answer ?? "", StringComparison.Ordinal))
            {
                remark.Reply(text.Length == 0 ? null : text, actor.Name, clock.UtcNow);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        return default(Done);
    }
}
