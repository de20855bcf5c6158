using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Web.Api;

/// <summary>What several endpoints read of a call.</summary>
internal static class ApiRequests
{
    public static string Quoted(int version) => $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";

    /// <summary>One strong tag. <c>*</c> would be "whatever is there", which is what this is meant to prevent.</summary>
    public static int? VersionSeen(this HttpRequest request) =>
        request.GetTypedHeaders().IfMatch is [{ IsWeak: false } tag]
        && int.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : null;

    public static async Task<Outcome<JsonElement>> ReadJsonAsync(this HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancellationToken);
            return document.RootElement.Clone();
        }
        catch (JsonException failure)
        {
            return ApiProblems.NotJson(failure.Message);
        }
    }
}
