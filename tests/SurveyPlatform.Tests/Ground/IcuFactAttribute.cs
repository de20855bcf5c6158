using System.Globalization;

namespace SurveyPlatform.Tests.Ground;

/// <summary>A test that needs the machine's language data (ICU) to compare with; skipped, visibly, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IcuFactAttribute : FactAttribute
{
    public IcuFactAttribute() => Skip = IsHere ? null : "This machine has no language data (libicu).";

    public static bool IsHere { get; } = CultureInfo.GetCultureInfo("vi-VN").CompareInfo.Compare("ă", "z", CompareOptions.None) < 0;
}
