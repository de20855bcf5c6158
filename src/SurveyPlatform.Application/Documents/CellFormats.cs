using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace SurveyPlatform.Documents;

/// <summary>Which numbers of a workbook are days and moments: a spreadsheet stores both as numbers and says so by their look.</summary>
internal sealed partial class CellFormats
{
    private readonly HashSet<int> _dates = [];
    private readonly HashSet<int> _percents = [];
    private readonly bool _from1904;

    public CellFormats(WorkbookParts parts, string stylesPart, bool from1904)
    {
        _from1904 = from1904;
        Dictionary<int, bool> own = [];
        HashSet<int> percents = [9, 10];
        var (index, inCells) = (0, false);
        foreach (var element in parts.Elements(stylesPart, "numFmt", "cellXfs", "cellStyleXfs", "xf"))
        {
            switch (element.LocalName)
            {
                case "numFmt" when Number(element, "numFmtId") is { } id:
                    own[id] = IsDate(element.GetAttribute("formatCode") ?? "");
                    _ = (element.GetAttribute("formatCode") ?? "").Contains('%', StringComparison.Ordinal) && percents.Add(id);
                    break;
                case "cellXfs" or "cellStyleXfs":
                    inCells = element.LocalName == "cellXfs";
                    break;
                case "xf" when inCells:
                    if (Number(element, "numFmtId") is { } look && percents.Contains(look))
                    {
                        _percents.Add(index);
                    }

                    if (Number(element, "numFmtId") is { } format && (own.TryGetValue(format, out var isDate) ? isDate : format is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58)))
                    {
                        _dates.Add(index);
                    }

                    index++;
                    break;
            }
        }
    }

    /// <summary>0.5 is shown as 50%.</summary>
    public bool IsPercent(string? style) => int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && _percents.Contains(index);

    /// <summary>A number as one would type it: <c>1.0</c> is 1, a day is <c>2023-09-15</c>.</summary>
    public string Text(string value, string? style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return value;
        }

        if (int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && _dates.Contains(index) && number is >= 0 and < 2_900_000)
        {
            var moment = DateTime.FromOADate(_from1904 ? number + 1462 : number);
            return number < 1 ? moment.ToString("HH:mm:ss", CultureInfo.InvariantCulture)
                : moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        }

        // 15 digits are what a spreadsheet shows; the rest is noise of binary fractions.
        return Math.Abs(number) < 1e15 && decimal.TryParse(number.ToString("G15", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? exact.ToString("0.###############", CultureInfo.InvariantCulture)
            : value;
    }

    private static int? Number(XmlReader element, string attribute) =>
        int.TryParse(element.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsDate(string code) => DatePart().IsMatch(Literal().Replace(code, ""));

    [GeneratedRegex("[ymdhs]", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex DatePart();

    [GeneratedRegex("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.|\\*.", RegexOptions.NonBacktracking)]
    private static partial Regex Literal();
}
