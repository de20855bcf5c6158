using SurveyPlatform.Collection;
using SurveyPlatform.Registry;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Reports;

/// <summary>The formal letter (công văn đôn đốc) that names who has not reported: what it says, before it is a document.</summary>
/// <param name="AsOf">The day on which it is drafted; days late are counted to it.</param>
public sealed record ReminderLetter(
    ReportLetterhead Letterhead, LocalizedText Collection, LocalizedText? LegalBasis, Period Period, DateOnly CutOff, DateOnly Due, DateOnly Lock, DateOnly AsOf, int Obliged,
    IReadOnlyList<ReminderLetter.Unit> Late)
{
    /// <summary>Of its letterhead, beside those of the reports.</summary>
    public const string Code = "reminder-letter";

    /// <param name="Authority"><c>UBND xã Nhơn Lý</c>.</param>
    /// <param name="Superior">The authority above it.</param>
    public sealed record Unit(UnitKind Kind, string Authority, string Superior, DateOnly DueOn, int WorkingDaysLate, bool WasSentBack);

    /// <summary>More districts are not named one by one.</summary>
    private const int MostDistricts = 6;

    /// <summary>Whom the letter goes to: communes are reached through their district, everybody else directly.</summary>
    public IReadOnlyList<string> Addressees
    {
        get
        {
            var districts = Late.Where(IsOfDistrict).Select(unit => unit.Kind == UnitKind.Commune ? unit.Superior : unit.Authority).Distinct(StringComparer.Ordinal).ToList();
            var others = Late.Where(unit => !IsOfDistrict(unit)).Select(unit => unit.Authority).Distinct(StringComparer.Ordinal);
            return [.. districts.Count > MostDistricts ? ["UBND các huyện, thị xã, thành phố có đơn vị chưa nộp báo cáo"] : districts, .. others];
        }
    }

    public bool IsStillOpen => AsOf <= Lock;

    private static bool IsOfDistrict(Unit unit) => unit.Kind is UnitKind.Commune or UnitKind.District;
}
