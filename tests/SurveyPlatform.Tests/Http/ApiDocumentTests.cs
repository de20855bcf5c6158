using System.Text.Json;
using System.Text.Json.Nodes;
using SurveyPlatform.Tests.Ground;
using SurveyPlatform.Tests.Server;

namespace SurveyPlatform.Tests.Http;

public sealed class ApiDocumentTests(SharedServer server) : IClassFixture<SharedServer>
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_description_of_the_API_is_the_approved_one()
    {
        using var visitor = server.Site.Visit();
        var document = JsonNode.Parse(await (await visitor.GetAsync("/openapi/v1.json")).Content.ReadAsStringAsync())!;
        Golden.Match(document.ToJsonString(Indented), "openapi");
    }
}
