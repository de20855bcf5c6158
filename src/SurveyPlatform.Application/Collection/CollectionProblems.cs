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
}
