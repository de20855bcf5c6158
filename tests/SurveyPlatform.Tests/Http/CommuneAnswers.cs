using System.Text;
using System.Text.Json.Nodes;

namespace SurveyPlatform.Tests.Http;

/// <summary>A commune's answers to the hardware return that nothing is wrong with.</summary>
internal static class CommuneAnswers
{
    public static JsonObject Complete() => JsonNode.Parse("""
        {
          "staff_officials": 10, "staff_civil_servants": 8, "staff_public_employees": 0, "staff_non_specialised": 6, "people_with_computer": 22,
          "computers_total": 24, "computers_working": 22, "computers_meeting_config": 15, "computers_with_antivirus": 20,
          "desktops_under_3": 4, "laptops_under_3": 2, "desktops_3_to_5": 8, "laptops_3_to_5": 1, "desktops_over_5": 8, "laptops_over_5": 1,
          "funded_by_district": 10, "funded_by_province": 4, "funded_by_commune": 10, "funded_by_other": 0,
          "has_lan": "yes", "lan_technology": "wired", "lan_ports": 24, "computers_on_lan": 20,
          "internet_lines": 1, "internet_operators": "vnpt", "internet_total_mbps": 100, "internet_fastest_mbps": 100, "internet_measured_mbps": 92.5,
          "has_tslcd": "no", "interruptions": 0, "has_firewall": "no",
          "routers_total": 1, "routers_over_5_years": 0, "routers_unpatched": 0, "switches_total": 1, "switches_over_5_years": 0, "switches_unpatched": 0,
          "has_backup": "no", "security_incidents": 0, "reporter_name": "Nguyễn Thị Hoà", "reporter_phone": "0256 000 0000", "confirmed": "yes"
        }
        """)!.AsObject();

    public static JsonObject With(string name, JsonNode? value)
    {
        var answers = Complete();
        answers[name] = value;
        return answers;
    }

    public static Task<HttpResponseMessage> PutAnswersAsync(this HttpClient program, Guid obligation, JsonNode answers, string? ifMatch) =>
        program.SendIfMatchAsync(HttpMethod.Put, $"/api/v1/obligations/{obligation}/answers", ifMatch, new StringContent(answers.ToJsonString(), Encoding.UTF8, "application/json"));

    public static Task<HttpResponseMessage> SubmitAsync(this HttpClient program, Guid obligation, string? ifMatch) =>
        program.SendIfMatchAsync(HttpMethod.Post, $"/api/v1/obligations/{obligation}/submit", ifMatch, null);

    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

    private static async Task<HttpResponseMessage> SendIfMatchAsync(this HttpClient program, HttpMethod method, string path, string? ifMatch, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch).ShouldBeTrue();
        }

        return await program.SendAsync(request);
    }
}
