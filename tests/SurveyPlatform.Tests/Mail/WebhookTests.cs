using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using SurveyPlatform.Mail;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Mail;

public sealed class WebhookTests : IAsyncLifetime
{
    private const string Secret = "mười sáu ký tự là ít";

    private readonly List<(Dictionary<string, string> Headers, string Body)> _got = [];
    private WebApplication _gateway = null!;
    private int _answer = 204;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _gateway = builder.Build();
        _gateway.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            _got.Add((context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()), await reader.ReadToEndAsync()));
            (context.Response.StatusCode, context.Response.Headers.Location) = (_answer, "/elsewhere");
        });
        await _gateway.StartAsync();
    }

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task A_message_is_posted_with_a_signature_that_the_gateway_can_check()
    {
        (await DeliverAsync(allowPrivate: true)).Outcome.ShouldBe(DeliveryOutcome.Taken);
        var (headers, body) = _got.ShouldHaveSingleItem();
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{headers["Survey-Timestamp"]}.{body}"));
        headers["Survey-Signature"].ShouldBe($"sha256={Convert.ToHexStringLower(expected)}");
        headers["Idempotency-Key"].ShouldBe("abc@surveyplatform");
        body.ShouldBe("""{"subject":"Qu\u00E1 h\u1EA1n"}""");
    }

    [Fact]
    public async Task Nothing_is_posted_into_a_private_network_that_is_not_meant()
    {
        var delivery = await DeliverAsync(allowPrivate: false);
        delivery.Outcome.ShouldBe(DeliveryOutcome.Unreachable);
        delivery.Error!.ShouldContain("private network");
        _got.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(302)]
    [InlineData(404)]
    [InlineData(500)]
    public async Task A_refusal_is_told_and_no_redirect_is_followed(int answer)
    {
        _answer = answer;
        var delivery = await DeliverAsync(allowPrivate: true);
        delivery.Outcome.ShouldBe(DeliveryOutcome.Failed);
        delivery.Error!.ShouldStartWith($"{answer}");
        _got.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("ftp://x/", Secret, "sms")]
    [InlineData("https://user:word@x/", Secret, "sms")]
    [InlineData("https://x/", "short", "sms")]
    [InlineData("https://x/", Secret, "SMS/1")]
    public void What_cannot_be_meant_is_refused_at_the_start(string url, string secret, string name) =>
        Should.Throw<ArgumentException>(() => new WebhookSettings([new() { Name = name, Url = url, Secret = secret }]));

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("203.162.4.190", true)]
    [InlineData("2405:4800::1", true)]
    public void An_address_is_private_or_not(string address, bool isPublic) => PublicAddress.Is(IPAddress.Parse(address)).ShouldBe(isPublic);

    private async Task<Delivery> DeliverAsync(bool allowPrivate)
    {
        using var sender = new WebhookSender(
            new([new() { Name = "sms", Url = $"{_gateway.Urls.Single()}/in", Secret = Secret, AllowPrivateNetwork = allowPrivate }]), new SettableClock());
        return await sender.DeliverAsync("sms", "abc@surveyplatform", new { Subject = "Quá hạn" }, CancellationToken.None);
    }
}
