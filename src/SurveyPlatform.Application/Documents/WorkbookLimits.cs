namespace SurveyPlatform.Documents;

/// <summary>How much of a workbook is read, so that no file takes more time and memory than a large form does.</summary>
internal static class WorkbookLimits
{
    /// <summary>The file itself; an upload has a smaller limit of its own.</summary>
    public const long FileBytes = 20 * 1024 * 1024;
    public const int Entries = 2000;

    /// <summary>Of all parts together, counted while they are unpacked.</summary>
    public const long UnpackedBytes = 64 * 1024 * 1024;

    /// <summary>Of one tag, or of the text between two: the XML reader holds that much at once.</summary>
    public const int MarkupBytes = 1024 * 1024;
    public const int MarkupDepth = 64;

    /// <summary>Different names of elements and attributes in one part.</summary>
    public const int MarkupNames = 5000;
    public const int SurveyRows = 5000;
    public const int OtherRows = 50_000;
    public const int Columns = 300;

    /// <summary>What a spreadsheet program lets a cell hold.</summary>
    public const int TextLength = 32_767;

    /// <summary>Of all cells together.</summary>
    public const int Characters = 10_000_000;

    public static int Rows(string sheet) => string.Equals(sheet.Trim(), "survey", StringComparison.OrdinalIgnoreCase) ? SurveyRows : OtherRows;
}
