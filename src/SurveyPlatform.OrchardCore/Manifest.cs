using OrchardCore.Modules.Manifest;
using SurveyPlatform.Cms;

[assembly: Module(
    Name = "SurveyPlatform",
    Author = "SurveyPlatform",
    Website = "https://surveyplatform.example",
    Version = "1.0.0",
    Description = "Electronic statistical returns: forms, who owes them, chasing, verdicts, consolidated reports.",
    Category = SurveyFeatures.Category)]

[assembly: Feature(
    Id = SurveyFeatures.Forms,
    Name = "Returns: forms and reports",
    Description = "The registry of units, forms and returns, standards and verdicts, reports: all pages of SurveyPlatform.",
    Category = SurveyFeatures.Category,
    Dependencies = ["OrchardCore.Users", "OrchardCore.Roles", "OrchardCore.Recipes.Core", "OrchardCore.Contents", "OrchardCore.Localization"])]

[assembly: Feature(
    Id = SurveyFeatures.Jobs,
    Name = "Returns: chasing and reports by themselves",
    Description = "Runs the jobs of SurveyPlatform with Hangfire: opens and closes exercises, reminds, escalates, compiles reports.",
    Category = SurveyFeatures.Category,
    Dependencies = [SurveyFeatures.Forms])]

[assembly: Feature(
    Id = SurveyFeatures.Api,
    Name = "Returns: API for other systems",
    Description = "The JSON interface under /api/v1 for systems that sign in with OpenID Connect.",
    Category = SurveyFeatures.Category,
    Dependencies = [SurveyFeatures.Forms, "OrchardCore.OpenId.Server", "OrchardCore.OpenId.Validation"])]
