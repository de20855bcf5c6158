using SurveyPlatform.Recipes;

namespace SurveyPlatform.Server.Commands;

internal static class RecipeCommand
{
    /// <param name="names">Files here, or among those that travel with the program.</param>
    public static async Task<int> RunAsync(string[] names, string[] settings)
    {
        var files = Array.ConvertAll(names, name => File.Exists(name) ? name : Path.Combine(AppContext.BaseDirectory, name));
        if (Array.Find(files, file => !File.Exists(file)) is { } missing)
        {
            await Console.Error.WriteLineAsync($"There is no file {missing}.");
            return CommandLine.Failed;
        }

        var recipes = new List<(string Name, string Json)>();
        foreach (var file in files)
        {
            recipes.Add((Path.GetFileName(file), await File.ReadAllTextAsync(file)));
        }

        await using var app = ServerHost.Build(settings);
        await app.MigrateAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<RunRecipe>().RunAsync(recipes, CancellationToken.None);
        foreach (var problem in outcome.Problems)
        {
            await Console.Error.WriteLineAsync($"{problem.Place}: {problem.Message} [{problem.Code}]");
        }

        return outcome.Succeeded(out _) ? 0 : CommandLine.Failed;
    }
}
