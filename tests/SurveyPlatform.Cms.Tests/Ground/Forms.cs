using System.Net;
using System.Text.RegularExpressions;

namespace SurveyPlatform.Cms.Tests.Ground;

/// <summary>Forms as a browser sends them: with the token of the page they stand on.</summary>
public static partial class Forms
{
    public static async Task<HttpResponseMessage> PostFormAsync(this HttpClient visitor, string page, string to, params (string Name, string Value)[] fields)
    {
        var html = await visitor.GetStringAsync(page);
        var token = WebUtility.HtmlDecode(Token().Match(html).Groups[1].Value);
        token.ShouldNotBeEmpty($"{page} has no form");
        using var form = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), new("__RequestVerificationToken", token)]);
        return await visitor.PostAsync(to, form);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
