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
}
