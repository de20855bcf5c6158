using SurveyPlatform.Server.Commands;

return await CommandLine.RunAsync(args);

/// <summary>Named by the tests that start the host.</summary>
public partial class Program;
