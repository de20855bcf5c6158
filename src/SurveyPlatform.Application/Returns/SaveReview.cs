using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

/// <summary>Keeps what a reviewer has written so far: remarks, which the unit does not see yet; verdicts on its reasons; and what is settled.</summary>
[UseCase]
public sealed class SaveReview(SurveyDbContext db, TemplateCache templates, TimeProvider clock)
{
    public sealed record Written(string Text, bool FollowUp);

    /// <param name="Remarks">By place of the submitted answers; an empty text takes the draft away.</param>
    /// <param name="Reasons">By key: accepted or not; null takes the verdict back.</param>
    /// <param name="Settled">Ids of sent remarks.</param>
    public sealed record Draft(IReadOnlyDictionary<string, Written> Remarks, IReadOnlyDictionary<string, bool?> Reasons, IReadOnlyCollection<Guid> Settled);

    public async Task<Outcome<Done>> RunAsync(ObligationId id, Draft draft, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ReviewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        if (await db.ReviewableAsync(id, actor, cancellationToken) is not { } reviewable)
        {
            return SharedProblems.NotFound;
        }

        var newest = reviewable.Return is null ? null : await db.Returns.Where(item => item.Id == reviewable.Return.Id).SelectMany(item => item.Revisions)
            .OrderByDescending(item => item.Number).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        if (newest is null)
        {
            return ReturnsProblems.NothingReviewed;
        }

        if (draft.Remarks.Where(remark => remark.Value.Text.Length > ReviewRemark.TextMaxLength).Select(remark => ReturnsProblems.RemarkTooLong(remark.Key)).ToList() is { Count: > 0 } tooLong)
        {
            return new(tooLong);
        }

        var template = (await templates.GetAsync(db, newest.TemplateVersionId, cancellationToken)).Template;
        var answers = AnswerJson.ReadStored(template, newest.AnswersJson);
        var known = template.Questions.Select(question => AnswerPlace.Head(question.Name)).Concat(template.LineGroups.SelectMany(group => group.Questions, (group, question) => new AnswerPlace(group.Name, 0, question.Name))).ToHashSet();
        var remarks = await db.ReviewRemarks.Where(remark => remark.ReturnId == newest.ReturnId).ToListAsync(cancellationToken);
        foreach (var (place, written) in draft.Remarks)
        {
            if (AnswerPlace.Parse(place) is { } at && known.Contains(at with { Line = 0 }) && RemarkPlace.Stored(at, answers) is { } stored)
            {
                Keep(stored, written, newest, remarks, actor);
            }
        }

        await SettleAsync(draft.Settled, reviewable.Obligation, actor, cancellationToken);
        await JudgeAsync(draft.Reasons, answers, newest.ReturnId, actor, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return default(Done);
    }

    private void Keep(string place, Written written, ReturnRevision revision, List<ReviewRemark> remarks, Actor actor)
    {
        var text = AnswerText.CleanLines(written.Text);
        var draft = remarks.Find(remark => remark.IsDraft && string.Equals(remark.Place, place, StringComparison.Ordinal));
        if (text.Length == 0)
        {
            if (draft is not null)
            {
                db.ReviewRemarks.Remove(draft);
            }
        }
        else if (draft is null)
        {
            db.ReviewRemarks.Add(new()
            {
                Id = clock.NewKey(),
                ReturnId = revision.ReturnId,
                Revision = revision.Number,
                Place = place,
                Text = text,
                FollowUp = written.FollowUp,
                By = actor.Name,
                AtUtc = clock.UtcNow,
            });
        }
        else if (!string.Equals(draft.Text, text, StringComparison.Ordinal) || draft.FollowUp != written.FollowUp)
        {
            (draft.Text, draft.FollowUp, draft.By, draft.AtUtc) = (text, written.FollowUp, actor.Name, clock.UtcNow);
        }
    }

    /// <summary>Of this return, or what was to be followed up from the unit's earlier ones.</summary>
    private async Task SettleAsync(IReadOnlyCollection<Guid> ids, Obligation obligation, Actor actor, CancellationToken cancellationToken)
    {
        var (unit, collection) = (obligation.UnitId, obligation.Exercise.CollectionCode);
        var remarks = ids.Count == 0 ? [] : await (from remark in db.ReviewRemarks
                                                   join formReturn in db.Returns on remark.ReturnId equals formReturn.Id
                                                   where ids.Contains(remark.Id) && formReturn.Obligation.UnitId == unit && formReturn.Obligation.Exercise.CollectionCode == collection
                                                       && (remark.SentAtUtc != null || formReturn.ObligationId != obligation.Id)
                                                   select remark).ToListAsync(cancellationToken);
        remarks.ForEach(remark => remark.Settle(actor.Name, clock.UtcNow));
    }

    private async Task JudgeAsync(IReadOnlyDictionary<string, bool?> reasons, AnswerSet answers, ReturnId id, Actor actor, CancellationToken cancellationToken)
    {
        var verdicts = await db.ReasonVerdicts.Where(verdict => verdict.ReturnId == id).ToDictionaryAsync(verdict => verdict.ReasonKey, StringComparer.Ordinal, cancellationToken);
        foreach (var (key, isAccepted) in reasons.Where(reason => answers.Reasons.ContainsKey(reason.Key)))
        {
            var known = verdicts.GetValueOrDefault(key);
            if (isAccepted is not { } accepted)
            {
                db.ReasonVerdicts.RemoveRange(known is null ? [] : [known]);
            }
            else if (known is null)
            {
                db.ReasonVerdicts.Add(new() { Id = clock.NewKey(), ReturnId = id, ReasonKey = key, Reason = answers.Reasons[key], IsAccepted = accepted, By = actor.Name, AtUtc = clock.UtcNow });
            }
            else if (known.IsAccepted != accepted || !known.IsOn(answers.Reasons[key]))
            {
                (known.Reason, known.IsAccepted, known.By, known.AtUtc) = (answers.Reasons[key], accepted, actor.Name, clock.UtcNow);
            }
        }
    }
}
