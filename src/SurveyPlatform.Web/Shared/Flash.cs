using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SurveyPlatform.Web.Shared;

/// <summary>A sentence for the next page, after a redirect: <c>flash.*</c> keys only, so that the cookie cannot say anything else.</summary>
public static class Flash
{
    private const string Cookie = "flash";
    private const string Prefix = "flash.";

    private sealed record Message(string Key, Dictionary<string, string> Arguments);

    /// <param name="key">Without the prefix: <c>Say(context, texts, "draft-saved")</c>.</param>
    public static void Say(this HttpContext context, string key, params ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        var texts = Texts.For(context);
        var filled = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in arguments)
        {
            filled[name] = texts.Format(value);
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(new Message(Prefix + key, filled));
        context.Response.Cookies.Append(Cookie, Convert.ToBase64String(json), Options);
    }

    /// <summary>What was left by the page before; once.</summary>
    public static string? Take(HttpContext context, Texts texts)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 and < 2000 } cookie)
        {
            return null;
        }

        context.Response.Cookies.Delete(Cookie, Options);
        return Read(cookie) is { } message && message.Key.StartsWith(Prefix, StringComparison.Ordinal) && texts.Has(message.Key)
            ? texts[message.Key, [.. message.Arguments.Select(argument => (argument.Key, (object?)argument.Value))]]
            : null;
    }

    private static Message? Read(string cookie)
    {
        try
        {
            return JsonSerializer.Deserialize<Message>(Convert.FromBase64String(cookie));
        }
        catch (Exception failure) when (failure is FormatException or JsonException)
        {
            return null;
        }
    }

    private static CookieOptions Options => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, MaxAge = TimeSpan.FromMinutes(5) };
}
