using SurveyPlatform.Registry;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Collection;

/// <summary>What may be changed of a collection between two periods.</summary>
public sealed record CollectionSettings(
    LocalizedText Title, IReadOnlyList<UnitKind> Respondents, IReadOnlyList<ReviewLevel> ReviewLevels, Frequency Frequency, string FirstPeriod, int PeriodStartDay,
    DueRule DueRule, int LockAfterWorkingDays, string? AskedBy, LocalizedText? LegalBasis)
{
    public const int TextMaxLength = 300;

    public static CollectionSettings Of(CollectionDefinition collection) => new(
        collection.Title, [.. collection.Respondents.Order()], collection.ReviewLevels, collection.Frequency, collection.FirstPeriod.ToString(), collection.PeriodStartDay, collection.DueRule,
        collection.LockAfterWorkingDays, collection.AskedBy, collection.LegalBasis);

    public CollectionSettings Cleaned() => this with
    {
        Title = Clean(Title) ?? new(""),
        Respondents = [.. Respondents.Distinct().Order()],
        FirstPeriod = FirstPeriod.Trim().ToUpperInvariant(),
        AskedBy = VietnameseText.Clean(AskedBy ?? "").ToUpperInvariant() is { Length: > 0 } code ? code : null,
        LegalBasis = LegalBasis is null ? null : Clean(LegalBasis),
    };

    public void ApplyTo(CollectionDefinition collection)
    {
        (collection.Title, collection.Respondents, collection.Frequency) = (Title, [.. Respondents], Frequency);
        (collection.FirstPeriod, collection.PeriodStartDay) = (Period.Parse(FirstPeriod), PeriodStartDay);
        collection.PeriodSchemeCode = PeriodStartDay == 1 ? PeriodScheme.Calendar.Code : $"reporting-{PeriodStartDay}-{PeriodStartDay - 1}";
        (collection.DueRule, collection.LockAfterWorkingDays, collection.ReviewLevels) = (DueRule, LockAfterWorkingDays, [.. ReviewLevels]);
        (collection.AskedBy, collection.LegalBasis) = (AskedBy, LegalBasis);
    }

    /// <summary>Setting by setting, as it is written into the history.</summary>
    public IEnumerable<(string Field, string? Value)> Fields()
    {
        yield return ("title", Written(Title));
        yield return ("respondents", string.Join(", ", Respondents));
        yield return ("reviewLevels", string.Join(", ", ReviewLevels.Where(level => level.By != ReviewedBy.Asker && Respondents.Contains(level.Kind)).OrderBy(level => level.Kind).Select(level => $"{level.Kind}: {level.By}")));
        yield return ("frequency", Frequency.ToString());
        yield return ("firstPeriod", FirstPeriod);
        yield return ("periodStartDay", $"{PeriodStartDay}");
        yield return ("dueRule", DueRule.DayOfMonth is { } day ? $"day {day}{(DueRule.MovesToWorkingDay ? "" : ", kept")}" : $"+{DueRule.AfterWorkingDays}");
        yield return ("lock", $"+{LockAfterWorkingDays}");
        yield return ("askedBy", AskedBy);
        yield return ("legalBasis", LegalBasis is null ? null : Written(LegalBasis));
    }

    public IEnumerable<Problem> Refusals()
    {
        if (Title.Vi.Length is 0 or > TextMaxLength || Title.En?.Length > TextMaxLength)
        {
            yield return Title.Vi.Length == 0 ? CollectionProblems.TitleMissing : CollectionProblems.TextTooLong(TextMaxLength).At("title");
        }

        if (LegalBasis?.Vi.Length > TextMaxLength || LegalBasis?.En?.Length > TextMaxLength)
        {
            yield return CollectionProblems.TextTooLong(TextMaxLength).At("legalBasis");
        }

        if (Respondents.Count == 0)
        {
            yield return CollectionProblems.NobodyAsked;
        }

        if (!Period.TryParse(FirstPeriod, out var first))
        {
            yield return CollectionProblems.NotAPeriod(FirstPeriod.Length > 20 ? FirstPeriod[..20] : FirstPeriod).At("firstPeriod");
        }
        else if (first.Frequency != Frequency)
        {
            yield return CollectionProblems.WrongFrequency(first, Frequency).At("firstPeriod");
        }

        if (PeriodStartDay is < 1 or > 28)
        {
            yield return CollectionProblems.OutOfRange("periodStartDay", 1, 28);
        }

        if (!DueRule.IsSound)
        {
            yield return DueRule.DayOfMonth is null
                ? CollectionProblems.OutOfRange("dueAfter", 1, DueRule.MostWorkingDays)
                : CollectionProblems.OutOfRange("dueDay", 1, 31);
        }

        if (LockAfterWorkingDays is < 0 or > DueRule.MostWorkingDays)
        {
            yield return CollectionProblems.OutOfRange("lock", 0, DueRule.MostWorkingDays);
        }
    }

    private static string Written(LocalizedText text) => text.En is null ? text.Vi : $"{text.Vi} / {text.En}";

    private static LocalizedText? Clean(LocalizedText text) => VietnameseText.Clean(text.Vi) is { Length: > 0 } vietnamese
        ? new(vietnamese, VietnameseText.Clean(text.En ?? "") is { Length: > 0 } english ? english : null)
        : null;
}
