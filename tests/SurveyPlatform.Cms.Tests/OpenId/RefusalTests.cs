using System.Net;
using System.Text;

namespace SurveyPlatform.Cms.Tests.OpenId;

/// <summary>A program that does something wrong is told so in a form that it can read.</summary>
public sealed class RefusalTests(OpenedQuarter quarter) : IClassFixture<OpenedQuarter>
{
    [Theory]
    [InlineData("GET", "/api/v1/nothing", null, HttpStatusCode.NotFound, "shared.not-found")]
    [InlineData("PATCH", "/api/v1/obligations/{0}/answers", "application/json", HttpStatusCode.MethodNotAllowed, "api.method-not-allowed")]
    [InlineData("PUT", "/api/v1/obligations/{0}/answers", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType, "api.unsupported-media-type")]
    [InlineData("PUT", "/api/v1/obligations/{0}/answers", "application/json", HttpStatusCode.UnprocessableEntity, "returns.not-an-object")]
    [InlineData("PUT", "/api/v1/obligations/x/answers", "application/json", HttpStatusCode.NotFound, "shared.not-found")]
    public async Task A_call_that_has_no_answer_is_refused_with_a_problem(string method, string path, string? type, HttpStatusCode status, string code)
    {
        using var program = await quarter.CompanyAsync("vnpt");
        using var request = new HttpRequestMessage(new(method), string.Format(null, path, await quarter.ObligationOfAsync("VNPT")));
        request.Content = type is null ? null : new StringContent("[]", Encoding.UTF8, type);
        request.Headers.TryAddWithoutValidation("If-Match", "\"0\"");
        using var refused = await program.SendAsync(request);
        refused.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        (await refused.RefusalAsync()).ShouldBe((status, code));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ten_megabytes_are_refused_with_a_problem_also_where_their_length_was_not_told(bool isChunked)
    {
        using var program = await quarter.CompanyAsync("vnpt");
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/obligations/{await quarter.ObligationOfAsync("VNPT")}/answers");
        request.Content = new StringContent($$"""{ "remarks": "{{new string('x', 10 * 1024 * 1024)}}" }""", Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation("If-Match", "\"0\"");
        request.Headers.TransferEncodingChunked = isChunked;
        using var refused = await program.SendAsync(request);
        (await refused.RefusalAsync()).ShouldBe((HttpStatusCode.RequestEntityTooLarge, "api.body-too-large"));
    }
}
