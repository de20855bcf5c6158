using DocumentFormat.OpenXml;
using SurveyPlatform.Registry;
using SurveyPlatform.Reports;
using SurveyPlatform.Templates;
using static SurveyPlatform.Documents.WordPaper;

namespace SurveyPlatform.Documents;

/// <summary>The long tables behind the letter, each a section of its own with page numbers of its own.</summary>
internal static class ReportAppendices
{
    public static IEnumerable<(bool Landscape, IEnumerable<OpenXmlElement> Content)> Of(ConsolidatedReport report)
    {
        yield return (true, ByDistrict(report));
        yield return (true, BelowStandard(report));
        yield return (false, Late(report));
        yield return (false, Definitions(report));
        if (report.Decisions is { } decisions)
        {
            yield return (true, Decided(report, decisions));
        }
    }

    private static IEnumerable<OpenXmlElement> ByDistrict(ConsolidatedReport report)
    {
        var head = LetterParts.AppendixHead("I", "SỐ LIỆU THEO HUYỆN, THỊ XÃ, THÀNH PHỐ", report, landscape: true);
        return [.. head, .. new[] { UnitKind.Commune, UnitKind.District }.SelectMany((level, index) => LevelTable(report, level, index == 0 ? "A" : "B"))];
    }

    private static IEnumerable<OpenXmlElement> LevelTable(ConsolidatedReport report, UnitKind level, string number)
    {
        var ratios = report.Indicators
            .Where(indicator => indicator.IsFor(level) && indicator.Use.HasFlag(IndicatorUse.Tables) && indicator.Measure == Measure.Stock)
            .Where(indicator => indicator.Denominator is not null || indicator.Numerator.EqualTo is not null)
            .ToList();
        yield return Paragraph($"{number}. {Wording.Level(level)}", Look.Caption);
        yield return Table(
            [
                new("TT", 5, Align.Centre), new("Huyện, thị xã, thành phố", 18), new("Đã báo cáo", 9, Align.Centre),
                .. ratios.Select(indicator => new WordColumn($"{indicator.ShortTitle.Vi}\n({indicator.UnitOfMeasure.Vi})", 11, Align.Centre)),
                new("Đơn vị chưa đạt", 9, Align.Centre),
            ],
            report.Districts.Where(row => row.Level == level).Select((row, index) => new WordRow(Row(Wording.Number(index + 1), row.Name, row, ratios)))
                .Concat(report.Totals.Where(row => row.Level == level).Select(row => new WordRow(Row("", "Tổng cộng", row, ratios), Strong: true))),
            Sheet.TextWidth(landscape: true), size: 11);
    }

    private static string[] Row(string number, string name, DistrictRow row, List<Indicator> indicators) =>
    [
        number, name, $"{row.Reported}/{row.Obliged}",
        .. indicators.Select(indicator => row.Figures.First(figure => figure.Indicator == indicator.Code) is var figure && indicator.IsPercentage && figure.Value is not null
            ? $"{Wording.Value(figure, indicator)}\n({Wording.Fraction(figure)})"
            : figure.Value is null ? "" : Wording.Value(figure, indicator)),
        Wording.Number(row.BelowStandard),
    ];

    private static IEnumerable<OpenXmlElement> BelowStandard(ConsolidatedReport report)
    {
        var units = report.BelowStandard.Where(unit => unit.Level == UnitKind.Commune).Select((unit, index) => (unit, Number: index + 1));
        return
        [
            .. LetterParts.AppendixHead("II", "UBND CẤP XÃ CHƯA ĐẠT ĐIỀU KIỆN TỐI THIỂU VÀ ĐỀ NGHỊ ĐỐI VỚI TỪNG ĐƠN VỊ", report, landscape: true),
            Table(
                [
                    new("TT", 5, Align.Centre), new("Đơn vị", 16), new("Tiêu chí chưa đạt (thực tế/yêu cầu)", 28), new("Nguyên nhân (đơn vị báo cáo)", 26),
                    new("Đề nghị", 44),
                ],
                units.GroupBy(line => line.unit.District, StringComparer.Ordinal).SelectMany(district => new[] { new WordRow([district.Key], Strong: true) }.Concat(
                    district.Select(line => new WordRow(
                    [
                        Wording.Number(line.Number), line.unit.Authority, NamedUnits.Shortfalls(line.unit), NamedUnits.Cause(line.unit), NamedUnits.Proposal(line.unit),
                    ])))),
                Sheet.TextWidth(landscape: true), size: 10),
        ];
    }

    private static IEnumerable<OpenXmlElement> Late(ConsolidatedReport report) =>
    [
        .. LetterParts.AppendixHead("III", "ĐƠN VỊ BÁO CÁO QUÁ HẠN", report, landscape: false),
        report.LateReporters.Count == 0
            ? Paragraph("Không có.", Look.Text)
            : Table(
                [
                    new("TT", 5, Align.Centre), new("Đơn vị", 26), new("Cơ quan cấp trên", 24), new("Hạn nộp", 12, Align.Centre), new("Ngày nộp", 12, Align.Centre),
                    new("Quá hạn (ngày làm việc)", 12, Align.Centre),
                ],
                report.LateReporters.Select((unit, index) => new WordRow(
                [
                    Wording.Number(index + 1), unit.Authority, unit.Superior, Wording.Date(unit.DueOn), Wording.Date(unit.SubmittedOn), Wording.Number(unit.WorkingDaysLate),
                ])),
                Sheet.TextWidth(landscape: false)),
    ];

    private static IEnumerable<OpenXmlElement> Decided(ConsolidatedReport report, IReadOnlyList<DecidedRow> decisions) =>
    [
        .. LetterParts.AppendixHead("V", "SỐ LIỆU SỬ DỤNG SAU ĐỐI SOÁT VỚI DOANH NGHIỆP VIỄN THÔNG", report, landscape: true),
        Table(
            [
                new("TT", 5, Align.Centre), new("Đơn vị", 20), new("Số liệu", 24), new("Đơn vị kê khai", 12, Align.Centre), new("Số liệu sử dụng", 12, Align.Centre),
                new("Nguồn", 12, Align.Centre), new("Lý do", 28),
            ],
            decisions.Select((row, index) => new WordRow(
            [
                Wording.Number(index + 1), row.Authority, row.Title.Vi + (row.UnitOfMeasure is { } unit ? $" ({unit.Vi})" : ""), row.Declared ?? "không kê khai", row.Decided,
                Wording.Origin(row.Origin), row.Reason,
            ])),
            Sheet.TextWidth(landscape: true), size: 11),
    ];

    private static IEnumerable<OpenXmlElement> Definitions(ConsolidatedReport report) =>
    [
        .. LetterParts.AppendixHead("IV", "CÁCH TÍNH CÁC CHỈ TIÊU VÀ NGUỒN SỐ LIỆU", report, landscape: false),
        Table(
            [new("TT", 6, Align.Centre), new("Chỉ tiêu", 34), new("Cách tính", 46), new("Số liệu", 16, Align.Centre)],
            report.Indicators.Where(indicator => indicator.Use.HasFlag(IndicatorUse.Summary)).Select((indicator, index) => new WordRow(
            [
                Wording.Number(index + 1), indicator.Title.Vi, indicator.Formula.Vi,
                indicator.Measure switch { Measure.Stock => $"Tại ngày {Wording.Date(report.Dates.CutOff)}", Measure.Flow => "Trong kỳ" },
            ])),
            Sheet.TextWidth(landscape: false), size: 11),
        .. report.Sources.Select(source => Paragraph(
            $"- {source.Title.Vi}, phiên bản {source.Version}{(source.LegalBasis is { } basis ? $"; căn cứ: {basis.Vi}" : "")}.", new(Size: 12, Before: 60))),
    ];
}
