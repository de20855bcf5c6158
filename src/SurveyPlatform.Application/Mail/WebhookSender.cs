using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SurveyPlatform.Mail;

/// <summary>
/// Posts a message as JSON, signed: <c>Survey-Signature: sha256=</c> HMAC-SHA256 over <c>Survey-Timestamp</c>, a full stop and the body. A
/// repeat has the same <c>Idempotency-Key</c>. No redirect is followed, and nothing is posted into a private network that is not meant.
/// </summary>
public sealed class WebhookSender(WebhookSettings settings, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _open = Connect(allowPrivate: true);
    private readonly HttpClient _guarded = Connect(allowPrivate: false);

    /// <param name="name">Of the gateway.</param>
    /// <param name="key">The same for a repeat.</param>
    public async Task<Delivery> DeliverAsync(string name, string key, object message, CancellationToken cancellationToken)
    {
        if (settings.All.FirstOrDefault(webhook => webhook.Name == name) is not { } webhook)
        {
            return new(DeliveryOutcome.Failed, $"There is no gateway '{name}' any more.");
        }

        using var request = Sign(webhook, key, JsonSerializer.SerializeToUtf8Bytes(message, JsonSerializerOptions.Web));
        try
        {
            using var answer = await (webhook.AllowPrivateNetwork ? _open : _guarded).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return answer.IsSuccessStatusCode
                ? new(DeliveryOutcome.Taken)
                : new(DeliveryOutcome.Failed, string.Create(CultureInfo.InvariantCulture, $"{(int)answer.StatusCode} {answer.ReasonPhrase}"));
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new(DeliveryOutcome.Unreachable, failure.Message);
        }
    }

    public void Dispose()
    {
        _open.Dispose();
        _guarded.Dispose();
    }

    private HttpRequestMessage Sign(Webhook webhook, string key, byte[] body)
    {
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{timestamp}."), .. body];
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(webhook.Secret), signed);
        var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json", "utf-8") } };
        return new(HttpMethod.Post, webhook.Url)
        {
            Content = content,
            Headers =
            {
                { "Survey-Timestamp", timestamp },
                { "Survey-Signature", $"sha256={Convert.ToHexStringLower(signature)}" },
                { "Idempotency-Key", key },
            },
        };
    }

    /// <summary>The address is looked up and judged here, and that very address is connected to: a name cannot change in between.</summary>
    private static HttpClient Connect(bool allowPrivate)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            MaxResponseHeadersLength = 16,
            ConnectCallback = async (context, cancellationToken) =>
            {
                var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
                var address = addresses.FirstOrDefault(found => allowPrivate || PublicAddress.Is(found))
                    ?? throw new HttpRequestException($"{context.DnsEndPoint.Host} is in a private network.");
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                try
                {
                    await socket.ConnectAsync(address, context.DnsEndPoint.Port, cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        };
        return new(handler) { Timeout = Patience };
    }
}
