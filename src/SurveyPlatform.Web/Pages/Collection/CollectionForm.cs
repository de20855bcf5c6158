using System.Globalization;
using Microsoft.AspNetCore.Http;
using SurveyPlatform.Collection;
using SurveyPlatform.Registry;

namespace SurveyPlatform.Web.Pages.Collection;

/// <summary>The settings of a collection as they stand in the fields of its page.</summary>
public sealed record CollectionForm(
    string Title, string TitleEn, IReadOnlyList<UnitKind> Respondents, IReadOnlyList<ReviewLevel> ReviewLevels, Frequency Frequency, string FirstPeriod, string StartDay,
    bool IsFixedDay, string DueAfter, string DueDay, bool Moves, string Lock, string AskedBy, string LegalBasis, string LegalBasisEn)
{
    /// <summary>No number at all; the settings refuse it by their own limits.</summary>
    private const int Unreadable = -1;

    public static CollectionForm Of(CollectionDefinition collection) => new(
        collection.Title.Vi, collection.Title.En ?? "", collection.Respondents, collection.ReviewLevels, collection.Frequency, collection.FirstPeriod.ToString(),
        Text(collection.PeriodStartDay), collection.DueRule.DayOfMonth is not null, Text(collection.DueRule.AfterWorkingDays ?? 5), Text(collection.DueRule.DayOfMonth ?? 25),
        collection.DueRule.MovesToWorkingDay, Text(collection.LockAfterWorkingDays), collection.AskedBy ?? "", collection.LegalBasis?.Vi ?? "", collection.LegalBasis?.En ?? "");

    public static CollectionForm From(IFormCollection form) => new(
        form["title"].ToString(), form["titleEn"].ToString(), [.. Chosen<UnitKind>([.. form["respondents"]])],
        [.. Enum.GetValues<UnitKind>().SelectMany(kind => Chosen<ReviewedBy>([.. form[$"reviewedBy.{kind}"]]).Take(1).Select(by => new ReviewLevel(kind, by)))],
        Chosen<Frequency>([.. form["frequency"]]).FirstOrDefault(), form["firstPeriod"].ToString(), form["periodStartDay"].ToString(),
        form["dueBy"] == "day", form["dueAfter"].ToString(), form["dueDay"].ToString(), form["moves"] == "1", form["lock"].ToString(), form["askedBy"].ToString(),
        form["legalBasis"].ToString(), form["legalBasisEn"].ToString());

    public ReviewedBy ReviewerOf(UnitKind kind) => ReviewLevels.FirstOrDefault(level => level.Kind == kind)?.By ?? ReviewedBy.Asker;

    public CollectionSettings Read() => new(
        new(Title, TitleEn), Respondents, [.. ReviewLevels.Where(level => Respondents.Contains(level.Kind) && level.By != ReviewedBy.Asker)], Frequency, FirstPeriod,
        Number(StartDay), IsFixedDay ? DueRule.OnDay(Number(DueDay), Moves) : DueRule.WorkingDays(Number(DueAfter)), Number(Lock), AskedBy, new(LegalBasis, LegalBasisEn));

    private static IEnumerable<TEnum> Chosen<TEnum>(string?[] values)
        where TEnum : struct, Enum => values.Select(value => Enum.TryParse<TEnum>(value, out var member) && Enum.IsDefined(member) ? member : (TEnum?)null).OfType<TEnum>();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Number(string text) => int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : Unreadable;
}
