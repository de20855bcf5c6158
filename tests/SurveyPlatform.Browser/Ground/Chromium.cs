using Microsoft.Playwright;

namespace SurveyPlatform.Browser.Ground;

/// <summary>The browser of this machine.</summary>
internal static class Chromium
{
    private static string File { get; } = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium";

    /// <summary>Why its tests are not run; null where they are.</summary>
    public static string? WhyNot { get; } = System.IO.File.Exists(File) || IsContinuousIntegration
        ? null
        : $"There is no Chromium at {File}; name another in CHROMIUM_PATH.";

    private static bool IsContinuousIntegration => string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = File, Args = ["--no-sandbox"] });
}
