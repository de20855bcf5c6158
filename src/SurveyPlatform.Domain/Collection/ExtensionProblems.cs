using SurveyPlatform.Shared;
using static SurveyPlatform.Shared.ProblemKind;

namespace SurveyPlatform.Collection;

/// <summary>Every way more time can be refused. Codes are public: never reuse or renumber one.</summary>
public static class ExtensionProblems
{
    public static Problem AlreadyDecided { get; } = new("extension.already-decided", Conflict, "Somebody has decided on this request already.");

    public static Problem AskedAlready { get; } = new("extension.asked-already", Conflict, "More time has been asked for already; wait for the answer.");

    public static Problem HandedIn { get; } = new("extension.handed-in", Conflict, "The return has been handed in; it needs no more time.");

    public static Problem Locked(DateOnly lockedAfter) =>
        new Problem("extension.locked", Conflict, $"The return was taken until {lockedAfter:yyyy-MM-dd}; only the department can open it again.").With("date", lockedAfter);

    public static Problem NotLater(DateOnly last) =>
        new Problem("extension.not-later", Invalid, $"The new day has to be after {last:yyyy-MM-dd}.").At("until").With("date", last);

    public static Problem TooLate(DateOnly most) =>
        new Problem("extension.too-late", Invalid, $"The new day can be {most:yyyy-MM-dd} at the latest.").At("until").With("date", most);

    public static Problem NothingChosen { get; } = new Problem("extension.nothing-chosen", Invalid, "Nothing was chosen.").At("unit");

    public static Problem ReasonMissing { get; } = new Problem("extension.reason-missing", Invalid, "A reason is needed.").At("reason");

    public static Problem ReasonTooLong { get; } = new Problem(
        "extension.reason-too-long", Invalid, $"A reason has at most {DueExtension.ReasonMaxLength} characters.").At("reason").With("limit", DueExtension.ReasonMaxLength);
}
