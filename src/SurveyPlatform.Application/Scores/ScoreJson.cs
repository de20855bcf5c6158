using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SurveyPlatform.Reports;

namespace SurveyPlatform.Scores;

/// <summary>Sets and boards as JSON: what is stored, and what the hash is taken over.</summary>
public static class ScoreJson
{
    public static JsonSerializerOptions Options => ReportJson.Options;

    public static string Write(ScoreBoard board) => JsonSerializer.Serialize(board, Options);

    public static ScoreBoard Read(string json) => JsonSerializer.Deserialize<ScoreBoard>(json, Options)!;

    public static string HashOf(string boardJson) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(boardJson)));
}
