using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

/// <summary>A reviewer begins to fill in or to correct a return in the unit's place; what was submitted becomes editable again.</summary>
[UseCase]
public sealed class TakeInHand(SurveyDbContext db, TemplateCache templates, TimeProvider clock)
{
    /// <param name="version">Of the return as the reviewer has seen it; 0 before the first save.</param>
    /// <param name="receivedOn">The day on which the unit really handed it in; only where it never submitted it here.</param>
    public async Task<Outcome<OnBehalf>> RunAsync(ObligationId id, int version, string reason, DateOnly? receivedOn, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ReviewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        var file = await db.OpenAsync(db.Obligations.VisibleTo(actor), id, templates, clock, cancellationToken);
        if (file?.Obligation.StandingOf(actor) is not { } standing)
        {
            return SharedProblems.NotFound;
        }

        var why = AnswerText.CleanLines(reason);
        if (WhyNot(file, version, why, receivedOn, actor) is { } refusal)
        {
            return refusal;
        }

        var taken = file.Return is { CanBeEdited: false } submitted ? submitted.State : (ReturnState?)null;
        if (taken is { } state)
        {
            var by = (await db.ReadCalendarAsync(cancellationToken)).AddWorkingDays(clock.Today, ReviewRule.WorkingDaysToResubmit);
            var decision = new ReviewDecision(state == ReturnState.Approved ? ReturnAction.Reopen : ReturnAction.SendBack, why, by);
            var moved = file.Return!.Review(decision, standing, isExplained: true, actor.Name, clock.UtcNow, clock.NewKey());
            if (!moved.Succeeded(out _))
            {
                return new(moved.Problems);
            }
        }

        var begun = new OnBehalf { Id = clock.NewKey(), ObligationId = id, By = actor.Name, Reason = why, ReceivedOn = receivedOn, AtUtc = clock.UtcNow, TakenFrom = taken };
        db.OnBehalves.Add(begun);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return ReturnsProblems.ChangedMeanwhile;
        }
        catch (DbUpdateException)
        {
            // Two reviewers in one moment: the unique key lets one of them in.
            return ReturnsProblems.InOtherHands;
        }

        return begun;
    }

    private Problem? WhyNot(ReturnFile file, int version, string reason, DateOnly? receivedOn, Actor actor)
    {
        var (opened, today) = (file.Obligation.Exercise.OpenedAtUtc.ToLocalDay(), clock.Today);
        return file.OnBehalf is not null ? ReturnsProblems.InOtherHands
            : file.Version != version ? ReturnsProblems.ChangedMeanwhile
            : reason.Length == 0 ? ReturnsProblems.OnBehalfReasonMissing
            : reason.Length > FormReturn.NoteMaxLength ? ReturnsProblems.NoteTooLong.At("reason")
            : receivedOn is not null && file.Return?.FirstSubmittedAtUtc is not null ? ReturnsProblems.AlreadyReceived
            : receivedOn is { } day && (day < opened || day > today) ? ReturnsProblems.ReceivedOnOutOfRange(opened, today)
            : file.Return is null or { CanBeEdited: true } && (file with { OnBehalf = Received(receivedOn, actor) }).IsLocked ? ReturnsProblems.Locked(file.Obligation.LockOn)
            : null;
    }

    private static OnBehalf Received(DateOnly? on, Actor actor) => new() { By = actor.Name, Reason = "", ReceivedOn = on };
}
