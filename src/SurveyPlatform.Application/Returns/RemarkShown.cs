using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Returns;

/// <summary>A remark as people read it.</summary>
/// <param name="At">Where it stands in the answers that are shown; null: its line is gone.</param>
/// <param name="By">What the reviewer is called.</param>
/// <param name="Period">Of the earlier return that it was made on; null: this one.</param>
public sealed record RemarkShown(ReviewRemark Said, AnswerPlace? At, string By, string? AnsweredBy, Period? Period);

internal static class RemarkReader
{
    /// <summary>Those on this return, and for reviewers what was to be followed up from the unit's earlier ones.</summary>
    /// <param name="forReviewers">With what is not sent yet.</param>
    public static async Task<IReadOnlyList<RemarkShown>> ReadRemarksAsync(
        this SurveyDbContext db, ReturnFile file, bool forReviewers, IPeople people, CancellationToken cancellationToken)
    {
        var (obligation, answers) = (file.Obligation, file.Answers);
        var (unit, collection, cutOff) = (obligation.UnitId, obligation.Exercise.CollectionCode, obligation.Exercise.CutOff);
        var found = await (from remark in db.ReviewRemarks.AsNoTracking()
                           join formReturn in db.Returns on remark.ReturnId equals formReturn.Id
                           let owed = formReturn.Obligation
                           where owed.UnitId == unit && owed.Exercise.CollectionCode == collection && (forReviewers || remark.SentAtUtc != null)
                               && (owed.Id == obligation.Id || (forReviewers && remark.FollowUp && remark.SettledAtUtc == null && owed.Exercise.CutOff < cutOff))
                           orderby remark.AtUtc
                           select new { Remark = remark, owed.Id, owed.Exercise.Period }).ToListAsync(cancellationToken);
        var name = await people.NamesAsync(found.SelectMany(item => new[] { item.Remark.By, item.Remark.AnsweredBy ?? "" }), cancellationToken);
        return
        [
            .. found.Select(item => new RemarkShown(
                item.Remark, RemarkPlace.In(item.Remark.Place, answers), name(item.Remark.By), item.Remark.AnsweredBy is { } by ? name(by) : null,
                item.Id == obligation.Id ? null : item.Period)),
        ];
    }
}
