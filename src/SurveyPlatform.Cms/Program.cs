using SurveyPlatform.Cms;

await CmsHost.Build(args).RunAsync();

/// <summary>Named by the tests that start the host.</summary>
public partial class Program;
