using SurveyPlatform.Shared;
using static SurveyPlatform.Shared.ProblemKind;

namespace SurveyPlatform.Collection;

/// <summary>Every way a collection or an exercise can refuse. Codes are public: never reuse or renumber one.</summary>
public static class CollectionProblems
{
    public static Problem NotAPeriod(string text) =>
        new Problem("collection.not-a-period", Invalid, $"'{text}' is not a period such as 2023-Q3.").At("period").With("text", text);

    public static Problem WrongFrequency(Period period, Frequency frequency) =>
        new Problem("collection.wrong-frequency", Invalid, $"{period} is not a period of a collection that is {frequency}.")
            .At("period").With("period", period.ToString()).With("frequency", frequency);

    public static Problem BeforeFirst(Period period, Period first) =>
        new Problem("collection.before-first", Invalid, $"The collection begins with {first}; {period} is earlier.")
            .At("period").With("period", period.ToString()).With("first", first.ToString());

    public static Problem TooEarly(Period period, DateOnly opensOn) =>
        new Problem("collection.too-early", Conflict, $"{period} can be opened from {opensOn:yyyy-MM-dd} on.")
            .At("period").With("period", period.ToString()).With("date", opensOn);

    public static Problem NoTemplate(string code) =>
        new Problem("collection.no-template", Conflict, $"No version of the form '{code}' has been published.").With("code", code);

    public static Problem TemplateNeeded(string code, IEnumerable<string> collections)
    {
        var listed = string.Join(", ", collections);
        return new Problem("collection.template-needed", Conflict, $"'{code}' is asked by {listed} and has no other version in use; publish the next version first.")
            .With("code", code).With("collections", listed);
    }

    public static Problem NobodyOwes { get; } = new("collection.nobody-owes", Conflict, "No unit of the registry owes this return.");

    public static Problem AdHocOpen(DateOnly asAt) =>
        new Problem("collection.ad-hoc-open", Conflict, $"There is a request as at {asAt:yyyy-MM-dd} of this collection already.").At("asAt").With("date", asAt);

    public static Problem AsAtInFuture(DateOnly today) =>
        new Problem("collection.as-at-in-future", Invalid, $"Figures can be asked for as at {today:yyyy-MM-dd} at the latest.").At("asAt").With("date", today);

    public static Problem DueTooEarly(DateOnly earliest) =>
        new Problem("collection.due-too-early", Invalid, $"The due date can be {earliest:yyyy-MM-dd} at the earliest: one working day after the as-at day and from today.")
            .At("due").With("date", earliest);

    public static Problem DueTooLate(DateOnly latest) =>
        new Problem("collection.due-too-late", Invalid, $"The due date can be {latest:yyyy-MM-dd} at the latest.").At("due").With("date", latest);

    public static Problem NoUnitChosen { get; } = new Problem("collection.no-unit-chosen", Invalid, "Choose at least one unit.").At("unit");

    public static Problem NotARespondent(string code) =>
        new Problem("collection.not-a-respondent", Invalid, $"'{code}' is no unit that this collection asks on that day.").At("codes").With("code", code);

    public static Problem ChangedMeanwhile { get; } =
        new("collection.changed-meanwhile", Conflict, "Somebody else has changed this collection since you opened the page.");

    public static Problem TitleMissing { get; } = new Problem("collection.title-missing", Invalid, "A collection has a title.").At("title");

    public static Problem TextTooLong(int limit) =>
        new Problem("collection.text-too-long", Invalid, $"A text has at most {limit} characters.").With("limit", limit);

    public static Problem NobodyAsked { get; } = new Problem("collection.nobody-asked", Invalid, "Choose who has to answer.").At("respondents");

    public static Problem OutOfRange(string field, int least, int most) =>
        new Problem("collection.out-of-range", Invalid, $"'{field}' lies between {least} and {most}.").At(field).With("least", least).With("most", most);

    public static Problem NoSuchUnit(string code) =>
        new Problem("collection.no-such-unit", Invalid, $"There is no unit '{code}' today.").At("askedBy").With("code", code);
}
