using System.Globalization;
using System.Text;
using System.Xml;
using SurveyPlatform.Registry;
using SurveyPlatform.Reports;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Documents;

/// <summary>Words and numbers as the department's papers write them. The documents are Vietnamese only.</summary>
internal static class Wording
{
    internal const int CellMaxLength = 32_000;
    internal const string BrokenSeries = "chuỗi số liệu mới, không so sánh với kỳ trước";

    public static string Level(UnitKind level) => level switch
    {
        UnitKind.Province => "Cấp tỉnh",
        UnitKind.District => "Cấp huyện",
        UnitKind.Commune => "Cấp xã",
        UnitKind.Department => "Sở, ngành",
        UnitKind.Operator => "Doanh nghiệp viễn thông",
    };

    public static string Bodies(UnitKind level) => level switch
    {
        UnitKind.Province => "UBND cấp tỉnh",
        UnitKind.District => "UBND cấp huyện",
        UnitKind.Commune => "UBND cấp xã",
        UnitKind.Department => "sở, ngành",
        UnitKind.Operator => "doanh nghiệp viễn thông",
    };

    /// <summary>Whose figure was decided for.</summary>
    public static string Origin(FigureOrigin origin) => origin switch
    {
        FigureOrigin.Unit => "Đơn vị",
        FigureOrigin.Operator => "Doanh nghiệp",
        FigureOrigin.Department => "Sở kiểm tra",
    };

    /// <summary>As the first word of a cell or line.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    public static string Date(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Date(DateOnly? day) => day is { } known ? Date(known) : "";

    public static string Number(decimal number, int decimals = 0) => VietnameseNumber.Format(number, "vi", decimals);

    /// <summary><c>83,0% (3.860/4.650)</c>; «không xác định» where it cannot be worked out.</summary>
    public static string Counted(Figure? figure, Indicator indicator) => figure?.Value is not { } value
        ? "không xác định"
        : indicator.IsPercentage
            ? $"{VietnameseNumber.FormatFixed(value, 1)}% ({Fraction(figure)})"
            : $"{Number(value, 1)} {indicator.UnitOfMeasure.Vi}";

    public static string Fraction(Figure figure) => figure.Numerator is not { } top
        ? ""
        : figure.Denominator is { } bottom ? $"{Number(top, 1)}/{Number(bottom, 1)}" : Number(top, 1);

    public static string Value(Figure figure, Indicator indicator) => figure.Value is not { } value
        ? "không xác định"
        : indicator.IsPercentage ? $"{VietnameseNumber.FormatFixed(value, 1)}%"
        : indicator.Denominator is null ? Number(value, 1) : VietnameseNumber.FormatFixed(value, 1);

    /// <summary>Counts below ten are written with a nought before them: <c>04 xã</c>.</summary>
    public static string Count(int count) => count.ToString(count is > 0 and < 10 ? "00" : "#,##0", Thousands);

    /// <summary>A figure beside its threshold, never rounded so that it seems to meet it.</summary>
    public static string Measured(decimal figure, decimal threshold)
    {
        var decimals = 1;
        while (decimals < 6 && figure != threshold && Math.Round(figure, decimals) == Math.Round(threshold, decimals))
        {
            decimals++;
        }

        return Number(figure, decimals);
    }

    /// <summary>Only what XML can hold, and no more than a cell holds: texts of units are whatever somebody typed.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, CellMaxLength));
        for (var index = 0; index < text.Length && clean.Length < CellMaxLength; index++)
        {
            if (index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]))
            {
                clean.Append(text[index]).Append(text[++index]);
            }
            else if (XmlConvert.IsXmlChar(text[index]))
            {
                clean.Append(text[index] == '\r' ? '\n' : text[index]);
            }
        }

        return clean.ToString();
    }

    private static readonly NumberFormatInfo Thousands = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };
}
