namespace SurveyPlatform.Browser.Ground;

/// <summary>A test that needs Chromium; skipped, visibly, where there is none, and failing there in continuous integration.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute() => Skip = File.Exists(Path) || IsContinuousIntegration ? null : $"There is no Chromium at {Path}; name another in CHROMIUM_PATH.";

    public static string Path { get; } = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium";

    private static bool IsContinuousIntegration => string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);
}
