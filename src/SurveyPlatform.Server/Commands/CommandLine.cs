namespace SurveyPlatform.Server.Commands;

/// <summary>What the program does when it is started: <c>dotnet run --project src/SurveyPlatform.Server -- COMMAND</c>.</summary>
internal static class CommandLine
{
    public const int Failed = 1;
    public const int Misused = 2;

    private const string Usage = """
        Usage: SurveyPlatform.Server [COMMAND] [--Setting=value …]

          serve                                        serve the site (also without a command)
          demo [--through QUARTER] [--out DIR] [--exit]
                                                       play 2023-Q3 to 2024-Q2 (or to QUARTER) on an empty database, then serve it
          migrate                                      create the database or bring it up to date
          recipe FILE…                                 apply recipe files, all of them or nothing
          form check FILE… [--json]                    say what is wrong with forms (.xlsx, .json), one finding per line
          form import FILE [--publish]                 take a form over as a draft, or publish it as well
          form export CODE [--version N] [--out FILE]  write a form as .xlsx, or as .json where FILE ends so
          token create --user NAME [--days 90] [--name TEXT]
                                                       print an access token for the API, once
          expr eval                                    work out expressions, one JSON object per line of standard input

        Settings are those of appsettings.json: --ConnectionStrings:Survey="Host=…", --urls=http://0.0.0.0:8080
        """;

    public static Task<int> RunAsync(string[] arguments) => arguments switch
    {
        [] or ["serve"] => ServeAsync([]),
        ["serve", .. var settings] when settings.All(IsSetting) => ServeAsync(settings),
        [..] when arguments.All(IsSetting) => ServeAsync(arguments),
        ["migrate", .. var settings] when settings.All(IsSetting) => MigrateCommand.RunAsync(settings),
        ["demo", .. var rest] when DemoCommand.Parse(rest) is { } wish => DemoCommand.RunAsync(wish),
        ["recipe", .. var rest] when rest.Any(IsFile) => RecipeCommand.RunAsync([.. rest.Where(IsFile)], [.. rest.Where(IsSetting)]),
        ["form", "check", .. var rest] when rest.Any(IsFile) && rest.All(word => IsFile(word) || word == "--json") =>
            FormCommand.CheckAsync([.. rest.Where(IsFile)], rest.Contains("--json")),
        ["form", "import", .. var rest] when FormFileCommand.ParseImport(rest) is { } wish => FormFileCommand.ImportAsync(wish),
        ["form", "export", .. var rest] when FormFileCommand.ParseExport(rest) is { } wish => FormFileCommand.ExportAsync(wish),
        ["token", "create", .. var rest] when TokenCommand.Parse(rest) is { } wanted => TokenCommand.RunAsync(wanted),
        ["expr", "eval"] => ExprCommand.RunAsync(),
        _ => MisusedAsync(),
    };

    /// <summary>Settings are written in one word, so that a misspelt command is not mistaken for the value of one.</summary>
    public static bool IsSetting(string argument) => argument.StartsWith("--", StringComparison.Ordinal) && argument.Contains('=', StringComparison.Ordinal);

    private static bool IsFile(string argument) => !argument.StartsWith('-');

    private static async Task<int> ServeAsync(string[] settings)
    {
        var app = ServerHost.Build(settings);
        await app.MigrateAsync();
        await app.RunAsync();
        return 0;
    }

    private static async Task<int> MisusedAsync()
    {
        await Console.Error.WriteLineAsync(Usage);
        return Misused;
    }
}
