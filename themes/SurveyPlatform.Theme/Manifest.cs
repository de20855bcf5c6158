using OrchardCore.DisplayManagement.Manifest;

[assembly: Theme(
    Name = "SurveyPlatform",
    Author = "SurveyPlatform",
    Website = "https://surveyplatform.example",
    Version = "1.0.0",
    Description = "The look of SurveyPlatform: calm, dense where figures are, light on slow lines.")]
