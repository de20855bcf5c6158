using DocumentFormat.OpenXml;
using SurveyPlatform.Registry;
using SurveyPlatform.Reports;
using static SurveyPlatform.Documents.WordPaper;

namespace SurveyPlatform.Documents;

/// <summary>Section IV: names each unit that did not report or is below the standard and proposes that responsibility be considered, unit by unit.</summary>
internal static class NamedUnits
{
    private static readonly int Width = Sheet.TextWidth(landscape: false);

    public static IEnumerable<OpenXmlElement> Text(ConsolidatedReport report)
    {
        yield return Paragraph("IV. ĐƠN VỊ CHƯA BÁO CÁO, CHƯA ĐẠT ĐIỀU KIỆN TỐI THIỂU VÀ ĐỀ NGHỊ XEM XÉT TRÁCH NHIỆM", Look.Section);
        yield return Paragraph("1. Đơn vị chưa báo cáo", Look.Clause);
        foreach (var element in Silent([.. report.NonReporters.Where(unit => unit.IsOverdue)]))
        {
            yield return element;
        }

        yield return Paragraph("2. UBND cấp huyện chưa đạt điều kiện tối thiểu", Look.Clause);
        foreach (var element in Districts([.. report.BelowStandard.Where(unit => unit.Level == UnitKind.District)]))
        {
            yield return element;
        }

        yield return Paragraph("3. UBND cấp xã chưa đạt điều kiện tối thiểu", Look.Clause);
        foreach (var element in Communes(report, [.. report.BelowStandard.Where(unit => unit.Level == UnitKind.Commune)]))
        {
            yield return element;
        }
    }

    /// <summary>Whose responsibility it is: the chairman of a committee, the director of a branch.</summary>
    public static string HeadOf(UnitKind level, string authority) => level switch
    {
        UnitKind.Province or UnitKind.District or UnitKind.Commune => $"Chủ tịch {authority}",
        UnitKind.Department or UnitKind.Operator => $"Giám đốc {authority}",
    };

    public static string Shortfalls(UnitBelowStandard unit) => string.Join("\n", unit.Shortfalls.Select(shortfall =>
        $"- {shortfall.Title.Vi}: {Wording.Measured(shortfall.Figure, shortfall.Threshold)}/{Wording.Number(shortfall.Threshold, 6)} {shortfall.UnitOfMeasure.Vi}"));

    public static string Cause(UnitBelowStandard unit) => unit.Cause ?? "Đơn vị chưa nêu nguyên nhân";

    public static string Proposal(UnitBelowStandard unit) =>
        $"Xem xét trách nhiệm của {HeadOf(unit.Level, unit.Authority)}; {LetterParts.LowerFirst(string.Join("; ", unit.Shortfalls.Select(shortfall => LetterParts.LowerFirst(shortfall.Proposal.Vi))))}";

    private static IEnumerable<OpenXmlElement> Silent(List<TardyUnit> units)
    {
        if (units.Count == 0)
        {
            yield return Paragraph("Không có.", Look.Text);
            yield break;
        }

        yield return Paragraph($"Có {Wording.Count(units.Count)} đơn vị đã quá hạn nhưng chưa gửi báo cáo, do đó chưa xác định được mức độ đáp ứng:", Look.Text);
        yield return Table(
            [
                new("TT", 6, Align.Centre), new("Đơn vị", 24), new("Cơ quan cấp trên", 22), new("Quá hạn (ngày làm việc)", 13, Align.Centre), new("Đề nghị", 35),
            ],
            units.Select((unit, index) => new WordRow(
            [
                Wording.Number(index + 1), unit.Authority, unit.Superior, Wording.Number(unit.WorkingDaysLate), $"Xem xét trách nhiệm của {HeadOf(unit.Level, unit.Authority)}",
            ])),
            Width);
    }

    private static IEnumerable<OpenXmlElement> Districts(List<UnitBelowStandard> units)
    {
        if (units.Count == 0)
        {
            yield return Paragraph("Không có.", Look.Text);
            yield break;
        }

        yield return Table(
            [new("TT", 6, Align.Centre), new("Đơn vị", 18), new("Tiêu chí chưa đạt (thực tế/yêu cầu)", 26), new("Nguyên nhân (đơn vị báo cáo)", 22), new("Đề nghị", 30)],
            units.Select((unit, index) => new WordRow([Wording.Number(index + 1), unit.Authority, Shortfalls(unit), Cause(unit), Proposal(unit)])),
            Width, size: 11);
    }

    private static IEnumerable<OpenXmlElement> Communes(ConsolidatedReport report, List<UnitBelowStandard> units)
    {
        if (units.Count == 0)
        {
            yield return Paragraph("Không có.", Look.Text);
            yield break;
        }

        yield return Paragraph(
            $"Có {Wording.Count(units.Count)}/{report.CoverageOf(UnitKind.Commune).Reported} UBND cấp xã đã báo cáo chưa đạt ít nhất một tiêu chí, gồm các đơn vị sau. "
            + "Tiêu chí chưa đạt, nguyên nhân và đề nghị đối với từng đơn vị tại Phụ lục II.", Look.Text);
        yield return Table(
            [new("TT", 6, Align.Centre), new("Huyện, thị xã, thành phố", 20), new("Chưa đạt/ đã báo cáo", 12, Align.Centre), new("Tên đơn vị", 62)],
            units.GroupBy(unit => unit.District, StringComparer.Ordinal).Select((district, index) => new WordRow(
            [
                Wording.Number(index + 1), district.Key,
                $"{district.Count()}/{report.Communes.Count(commune => commune.District == district.Key && commune.HasReported)}",
                string.Join(", ", district.Select(unit => unit.Authority.Replace("UBND ", "", StringComparison.Ordinal))),
            ])),
            Width);
    }
}
