using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace SurveyPlatform.Web.Shared;

/// <summary>What a page is narrowed to stands in its address: links are written with it, and what cannot be read in it is left out.</summary>
public static class Addresses
{
    public static string Of(string path, params ReadOnlySpan<(string Name, object? Value)> query)
    {
        var written = QueryString.Empty;
        foreach (var (name, value) in query)
        {
            if (Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text)
            {
                written = written.Add(name, text);
            }
        }

        return path + written;
    }

    extension(IQueryCollection query)
    {
        public string? Text(string name) => query[name].ToString().Trim() is { Length: > 0 } text ? text[..Math.Min(text.Length, 200)] : null;

        public int? Number(string name) => int.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

        /// <summary>From 1.</summary>
        public int Page => query.Number("page") is { } page and > 0 ? page : 1;

        public DateOnly? Day(string name) =>
            DateOnly.TryParseExact(query[name], ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

        public TEnum? Choice<TEnum>(string name)
            where TEnum : struct, Enum => TryNamed(query[name].ToString(), out TEnum choice) ? choice : null;
    }

    /// <summary>By its name in any case, and not by the number behind it.</summary>
    public static bool TryNamed<TEnum>(string text, out TEnum value)
        where TEnum : struct, Enum => Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value) && string.Equals(value.ToString(), text, StringComparison.OrdinalIgnoreCase);
}
