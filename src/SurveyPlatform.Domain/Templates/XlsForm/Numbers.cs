using System.Globalization;

namespace SurveyPlatform.Templates.XlsForm;

/// <summary>Cells that hold a number, a word of ours or nothing; anything else is an error at the cell.</summary>
internal static class Numbers
{
    public static decimal? Decimal(Field field, Findings findings) =>
        decimal.TryParse(field.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : Bad<decimal>(field, "1.5", findings);

    public static int? Whole(Field field, Findings findings) =>
        int.TryParse(field.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : Bad<int>(field, "12", findings);

    /// <summary>A member of an enum as JSON writes it: <c>yesNo</c>.</summary>
    public static TEnum? Word<TEnum>(Field field, Findings findings)
        where TEnum : struct, Enum => Enum.GetValues<TEnum>().Cast<TEnum?>().FirstOrDefault(value => Word(value!.Value) == field.Text)
            ?? Bad<TEnum>(field, string.Join(", ", Enum.GetValues<TEnum>().Select(Word)), findings);

    public static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static T? Bad<T>(Field field, string allowed, Findings findings)
        where T : struct
    {
        if (!field.IsEmpty)
        {
            findings.Error(field, XlsFormProblems.BadValue(Column(field), field.Text, allowed));
        }

        return null;
    }

    private static string Column(Field field) => string.Concat(field.Cell.TakeWhile(char.IsAsciiLetter));
}
