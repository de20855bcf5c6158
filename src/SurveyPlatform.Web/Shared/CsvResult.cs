using System.Text;
using Microsoft.AspNetCore.Http;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Web.Shared;

/// <summary>
/// A table as a file that a Vietnamese Excel opens by double click: UTF-8 with its mark, <c>;</c> between cells, decimal comma.
/// A text that a spreadsheet would take for a formula gets an apostrophe before it.
/// </summary>
public sealed class CsvResult(string fileName, Texts texts, IEnumerable<IReadOnlyList<object?>> rows) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin(';', row.Select(Cell)).Append("\r\n");
        }

        httpContext.Response.ContentType = "text/csv; charset=utf-8";
        httpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        await httpContext.Response.Body.WriteAsync(new UTF8Encoding(encoderShouldEmitUTF8Identifier: true).GetPreamble(), httpContext.RequestAborted);
        await httpContext.Response.WriteAsync(text.ToString(), httpContext.RequestAborted);
    }

    private string Cell(object? value) => value switch
    {
        int or long => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
        // No grouping: a spreadsheet would have to be told that 1.500 is a number. Nor three decimals, which might be a thousand and more.
        decimal number => VietnameseNumber.Write(number).Replace(".", "", StringComparison.Ordinal),
        _ => Quote(Harmless(texts.Format(value))),
    };

    private static string Harmless(string text) => text.Length > 0 && "=+-@\t\r\n".Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;

    private static string Quote(string text) => text.AsSpan().IndexOfAny(";\"\r\n") < 0
        ? text
        : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
