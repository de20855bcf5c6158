using SurveyPlatform.Shared;
using static SurveyPlatform.Shared.ProblemKind;

namespace SurveyPlatform.Returns;

/// <summary>Every way a return can refuse. Codes are public: never reuse or renumber one.</summary>
public static partial class ReturnsProblems
{
    /// <summary>Somebody else saved after the caller had read. Nothing was written; the difference is the caller's to settle.</summary>
    public static Problem ChangedMeanwhile { get; } = new(
        "returns.changed-meanwhile", Conflict, "Somebody else has saved this return since you opened it.");

    public static Problem ExerciseNotMovable(string collection, Collection.Period period) =>
        new Problem("returns.exercise-not-movable", Conflict, $"{collection} {period} is closed or asks another form; it cannot go over to this version.")
            .With("collection", collection).With("period", period.ToString());

    public static Problem DraftsStuck(int count, string units) =>
        new Problem("returns.drafts-stuck", Conflict, $"{count} drafts cannot go over to the new version: {units}").With("count", count).With("units", units);

    public static Problem NothingSaved { get; } = new("returns.nothing-saved", Conflict, "Nothing has been saved in this return yet.");

    public static Problem NoteTooLong { get; } = new Problem("returns.note-too-long", Invalid, $"A note has at most {FormReturn.NoteMaxLength} characters.")
        .With("limit", FormReturn.NoteMaxLength);

    public static Problem NotAllowed(ReturnState state, ReturnAction action) =>
        new Problem("returns.not-allowed", Conflict, $"A return that is {state} does not accept {action}.").With("state", state).With("action", action);

    public static Problem NotEditable(ReturnState state) =>
        new Problem("returns.not-editable", Conflict, $"A return that is {state} cannot be changed.").With("state", state);

    public static Problem NoteMissing(ReturnAction action) =>
        new Problem("returns.note-missing", Invalid, $"{action} needs a reason.").At("note").With("action", action);

    public static Problem Locked(DateOnly lockedAfter) =>
        new Problem("returns.locked", Conflict, $"The exercise took returns until {lockedAfter:yyyy-MM-dd}.").With("date", lockedAfter);

    public static Problem NotAColleague { get; } = new Problem(
        "returns.not-a-colleague", Invalid, "This person does not answer for the unit.").At("to");

    public static Problem HandOverNoteTooLong { get; } = new Problem(
        "returns.hand-over-note-too-long", Invalid, $"The note has at most {HandOver.NoteMaxLength} characters.").At("note").With("limit", HandOver.NoteMaxLength);

    /// <summary>Nobody can have such a number or hash, or the actor may not know that somebody has.</summary>
    public static Problem NoSuchHash { get; } = new Problem(
        "returns.no-such-hash", NotFound, "No return that you may see was submitted with this hash.").At("hash");

    public static Problem ResubmitByOutOfRange(DateOnly from, DateOnly to) =>
        new Problem("returns.resubmit-by", Invalid, $"The day to submit again is from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}.").At("resubmitBy").With("from", from).With("to", to);

    public static Problem RemarkUnanswered { get; } = new(
        "returns.remark-unanswered", Conflict, "A remark of the reviewer is neither answered nor acted on.");

    public static Problem RemarksUnsent(int count) =>
        new Problem("returns.remarks-unsent", Conflict, $"{count} remarks have not been sent: send the return back with them, take them out, or flag them to be followed up.")
            .With("count", count);

    public static Problem ReasonsRefused(int count) =>
        new Problem("returns.reasons-refused", Conflict, $"{count} reasons were not accepted: send the return back, or accept them.").With("count", count);

    public static Problem RemarkTooLong(string place) =>
        new Problem("returns.remark-too-long", Invalid, $"A remark has at most {ReviewRemark.TextMaxLength} characters.").At(place).With("limit", ReviewRemark.TextMaxLength);

    public static Problem NoSuchRemark { get; } = new("returns.no-such-remark", NotFound, "There is no such remark that you may answer.");

    public static Problem NothingReviewed { get; } = new("returns.nothing-reviewed", Conflict, "There is no submission to remark on.");

    public static Problem InOtherHands { get; } = new("returns.in-other-hands", Conflict, "Another reviewer has this return in hand in the unit's place.");

    public static Problem OnBehalfReasonMissing { get; } = new Problem("returns.on-behalf-reason", Invalid, "Say why it is done in the unit's place.").At("reason");

    public static Problem ReceivedOnOutOfRange(DateOnly from, DateOnly to) =>
        new Problem("returns.received-on", Invalid, $"The day of receipt is from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}.").At("receivedOn").With("from", from).With("to", to);

    /// <summary>The platform knows when it came.</summary>
    public static Problem AlreadyReceived { get; } = new Problem("returns.already-received", Conflict, "It was submitted before; the day of receipt stands.").At("receivedOn");
}
