using SurveyPlatform.Shared;
using static SurveyPlatform.Shared.ProblemKind;

namespace SurveyPlatform.Registry;

/// <summary>Every way the registry can refuse. Codes are public: never reuse or renumber one.</summary>
public static class RegistryProblems
{
    public static Problem UnknownParent(string code) =>
        new Problem("registry.unknown-parent", Invalid, $"There is no unit '{code}' to be placed under; list it before its parts.").With("code", code);

    public static Problem KindChanged(string code, UnitKind kind) =>
        new Problem("registry.kind-changed", Conflict, $"Unit '{code}' is a {kind}; a unit never changes its kind.").With("code", code).With("kind", kind);

    public static Problem BadEmail(string email) =>
        new Problem("registry.bad-email", Invalid, $"'{email}' is not an e-mail address.").With("email", email);

    /// <summary>More than the communes of a country.</summary>
    public const int MostRows = 20_000;

    public static Problem ChangedMeanwhile { get; } = new("registry.changed-meanwhile", Conflict, "Somebody has changed it meanwhile; look at it again.");

    public static Problem NoFile { get; } = new("registry.no-file", Invalid, "A file is needed.");

    public static Problem TooManyRows { get; } = new Problem("registry.too-many-rows", TooLarge, $"At most {MostRows} rows are read.").With("most", MostRows);

    public static Problem NoColumn(string column) =>
        new Problem("registry.no-column", Invalid, $"The first row has no column '{column}'.").With("column", column);

    public static Problem UnknownWord(int row, string word, string known) =>
        new Problem("registry.unknown-word", Invalid, $"Row {row}: '{word}' is none of {known}.").With("row", row).With("word", word).With("known", known);

    public static Problem BadCode(int most) =>
        new Problem("registry.bad-code", Invalid, $"Letters without accents, digits and hyphens, at most {most}.").With("most", most);

    public static Problem Needed(int most) => new Problem("registry.needed", Invalid, $"A text of at most {most} characters is needed.").With("most", most);

    public static Problem NeedsDay { get; } = new("registry.needs-day", Invalid, "A day is needed.");

    public static Problem NeedsOperatingDay { get; } = new("registry.needs-operating-day", Invalid, "The day on which the new units begin to work is needed, not before the legal day.");

    public static Problem NothingChanged { get; } = new("registry.nothing-changed", Invalid, "Nothing is different from what it is.");

    public static Problem NotBefore(DateOnly day) =>
        new Problem("registry.not-before", Invalid, $"The unit still stands, and has been as it is since {day:O}: an earlier day would rewrite the past.").With("date", day);

    public static Problem MovedAhead { get; } = new("registry.moved-ahead", Invalid, "A unit is moved on the day itself or afterwards: until then its superior sees its returns.");

    public static Problem CodeInUse(string code) => new Problem("registry.code-in-use", Conflict, $"Another unit has the code '{code}' on that day.").With("code", code);

    public static Problem NoSuchSuperior { get; } = new("registry.no-such-superior", Invalid, "The superior is not there on that day, or is the unit's own part.");

    public static Problem EmailTwice(string email) => new Problem("registry.email-twice", Invalid, $"'{email}' is there already.").With("email", email);

    public static Problem TooManyContacts { get; } = new Problem("registry.too-many-contacts", Invalid, $"A unit has at most {EditContacts.Most} contacts.").With("most", EditContacts.Most);

    public static Problem OtherCode(string code) => new Problem("registry.other-code", Invalid, $"'{code}' has to be typed, so that it is meant.").With("code", code);
}
