namespace SurveyPlatform.Templates;

/// <summary>Placeholder until the compiled form lands.</summary>
public sealed class TemplateCache;
