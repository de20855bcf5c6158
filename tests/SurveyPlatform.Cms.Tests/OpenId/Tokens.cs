using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace SurveyPlatform.Cms.Tests.OpenId;

/// <summary>What a program asks of an OpenID Connect server and says to the API.</summary>
internal static class Tokens
{
    public static async Task<(HttpStatusCode Status, JsonNode Body)> AskTokenAsync(this HttpClient visitor, params (string Name, string Value)[] fields)
    {
        using var answer = await visitor.PostAsync("/connect/token", Form(fields));
        return (answer.StatusCode, await answer.JsonAsync());
    }

    public static async Task<string> TokenOfCompanyAsync(this HttpClient visitor, string company, string scope)
    {
        var (status, body) = await visitor.AskTokenAsync(
            ("grant_type", "client_credentials"), ("client_id", company), ("client_secret", SecretOf(company)), ("scope", scope));
        status.ShouldBe(HttpStatusCode.OK, body.ToJsonString());
        return body["access_token"]!.GetValue<string>();
    }

    /// <summary>As in the recipe <c>openid-demo</c>.</summary>
    public static string SecretOf(string client) => $"demo-{client}-Binhdinh-2023";

    public static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    public static HttpClient With(this HttpClient program, string token)
    {
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return program;
    }

    public static async Task<HttpResponseMessage> SendJsonAsync(this HttpClient program, HttpMethod method, string path, string? json, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json") };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch).ShouldBeTrue();
        }

        return await program.SendAsync(request);
    }

    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.Content.Headers.ContentType?.MediaType.ShouldEndWith("json", Case.Insensitive, text);
        return JsonNode.Parse(text)!;
    }

    /// <summary>Of a refusal: its status and its code.</summary>
    public static async Task<(HttpStatusCode Status, string Code)> RefusalAsync(this HttpResponseMessage answer) =>
        (answer.StatusCode, (await answer.JsonAsync())["code"]!.GetValue<string>());
}
