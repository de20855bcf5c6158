using System.Net;
using System.Text.RegularExpressions;

namespace SurveyPlatform.Tests.Server;

/// <summary>A browser without script: keeps cookies, follows no redirect by itself, posts the forms of the pages it has seen.</summary>
public sealed partial class Visitor : IDisposable
{
    private readonly HttpClient _client;

    public Visitor(HttpClientHandler handler, Uri address)
    {
        handler.CookieContainer = Cookies;
        _client = new(handler) { BaseAddress = address };
    }

    public CookieContainer Cookies { get; } = new();

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(path);

    public async Task<string> ReadAsync(string path) => WebUtility.HtmlDecode(await _client.GetStringAsync(path));

    /// <summary>Posts to <paramref name="action"/> with the form token of <paramref name="page"/>.</summary>
    public async Task<HttpResponseMessage> PostAsync(string page, string action, params (string Name, string Value)[] fields) =>
        await PostWithoutTokenAsync(action, [.. fields, ("__RequestVerificationToken", await TokenOfAsync(page))]);

    /// <summary>Sends one file with the form of the page.</summary>
    public async Task<HttpResponseMessage> UploadAsync(string page, string field, byte[] file)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(await TokenOfAsync(page)), "__RequestVerificationToken" },
            { new ByteArrayContent(file), field, "file.xlsx" },
        };
        return await _client.PostAsync(page, content);
    }

    private async Task<string> TokenOfAsync(string page)
    {
        var token = FormToken().Match(await _client.GetStringAsync(page)).Groups["token"].Value;
        token.ShouldNotBeEmpty($"no form on {page}");
        return token;
    }

    public Task<HttpResponseMessage> PostWithoutTokenAsync(string action, params (string Name, string Value)[] fields) =>
        _client.PostAsync(action, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    public Task<HttpResponseMessage> SignInAsync(string userName, string password, string returnUrl = "") =>
        PostAsync("/sign-in", "/sign-in", ("userName", userName), ("password", password), ("returnUrl", returnUrl));

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _client.SendAsync(request);

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("""name="__RequestVerificationToken" value="(?<token>[^"]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex FormToken();
}
