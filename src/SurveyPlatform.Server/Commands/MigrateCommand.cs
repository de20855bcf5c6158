namespace SurveyPlatform.Server.Commands;

internal static class MigrateCommand
{
    public static async Task<int> RunAsync(string[] settings)
    {
        await using var app = ServerHost.Build(settings);
        await app.MigrateAsync();
        await Console.Out.WriteLineAsync("The database is up to date.");
        return 0;
    }
}
