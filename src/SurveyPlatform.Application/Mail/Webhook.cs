using System.Text.RegularExpressions;

namespace SurveyPlatform.Mail;

/// <summary>A program elsewhere that passes messages on, such as an SMS or Zalo gateway.</summary>
public sealed record Webhook
{
    /// <summary>Small letters, digits and hyphens; part of the address of what goes through it.</summary>
    public string Name { get; init; } = "";

    public string Url { get; init; } = "";

    /// <summary>What both sides know: the key of the signature.</summary>
    public string Secret { get; init; } = "";

    /// <summary>It may stand in a private network, or on this machine.</summary>
    public bool AllowPrivateNetwork { get; init; }
}

/// <summary>Every message to a person goes through each of these too.</summary>
public sealed partial class WebhookSettings
{
    public const int SecretMinLength = 16;

    /// <exception cref="ArgumentException">One of them cannot be meant so.</exception>
    public WebhookSettings(IReadOnlyList<Webhook> all)
    {
        All = all;
        foreach (var webhook in all)
        {
            var wrong = !Written().IsMatch(webhook.Name) ? "a name of small letters, digits and hyphens"
                : !Uri.TryCreate(webhook.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0 ? "an http or https address"
                : webhook.Secret.Length < SecretMinLength ? $"a secret of at least {SecretMinLength} characters"
                : all.Count(other => other.Name == webhook.Name) > 1 ? "a name of its own"
                : null;
            if (wrong is not null)
            {
                throw new ArgumentException($"Webhooks: '{webhook.Name}' needs {wrong}.", nameof(all));
            }
        }
    }

    public IReadOnlyList<Webhook> All { get; }

    public IReadOnlyList<string> Names => [.. All.Select(webhook => webhook.Name)];

    [GeneratedRegex("^[a-z0-9-]{1,40}\\z", RegexOptions.NonBacktracking)]
    private static partial Regex Written();
}
