namespace SurveyPlatform.Cms;

/// <summary>What an administrator switches on.</summary>
public static class SurveyFeatures
{
    public const string Category = "SurveyPlatform";

    /// <summary>The module's own feature bears its name.</summary>
    public const string Forms = "SurveyPlatform.OrchardCore";
    public const string Jobs = "SurveyPlatform.OrchardCore.Jobs";
    public const string Api = "SurveyPlatform.OrchardCore.Api";
}
