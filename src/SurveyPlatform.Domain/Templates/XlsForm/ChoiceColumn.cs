namespace SurveyPlatform.Templates.XlsForm;

/// <summary>An option's own column in the sheet <c>choices</c>: under its own name, unless that means something else there.</summary>
internal static class ChoiceColumn
{
    public const string Escape = "sp_column.";

    public static string Head(string column)
    {
        var (name, rest) = XlsColumns.Choices.Find(column);
        var isPlain = rest.Length == 0 && !column.Contains(':', StringComparison.Ordinal) && !name.StartsWith(XlsColumns.OursPrefix, StringComparison.Ordinal)
            && !XlsColumns.Choices.Read.Contains(name) && !XlsColumns.Choices.Idle.Contains(name);
        return isPlain ? column : Escape + column;
    }
}
