using System.Text.Json;
using Microsoft.Extensions.Logging;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Recipes;

/// <summary>Applies recipe files (Orchard Core's format: <c>name</c>, <c>displayName</c>, <c>steps</c>), all of them or nothing.</summary>
[UseCase]
public sealed partial class RunRecipe(SurveyDbContext db, IEnumerable<IRecipeStep> steps, ILogger<RunRecipe> log)
{
    /// <summary>What other steps build on comes first, whatever the order of the files; the rest as written.</summary>
    private static readonly string[] Foundations = ["calendar", "units", "form-templates", "standards", "collections", "indicators"];

    /// <param name="files">Name (for messages) and content of each file.</param>
    /// <returns>The number of steps applied, or every problem with its file, step and field.</returns>
    public async Task<Outcome<int>> RunAsync(IReadOnlyList<(string Name, string Json)> files, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        var afterCommit = new List<Func<CancellationToken, Task>>();
        var applied = 0;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var (step, place) in files.SelectMany(file => Steps(file.Name, file.Json, problems)).OrderBy(item => RankOf(NameOf(item.Step))).ToList())
        {
            var handler = Handler(step, place, problems);
            if (handler is not null)
            {
                await handler.ApplyAsync(new(place, step, problems, afterCommit), cancellationToken);
                applied++;
            }
        }

        if (problems.Count > 0)
        {
            await transaction.RollbackAsync(cancellationToken);
            db.ChangeTracker.Clear();
            return new(problems);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        foreach (var action in afterCommit)
        {
            await action(cancellationToken);
        }

        LogApplied(applied, files.Count);
        return applied;
    }

    private static IReadOnlyList<(JsonElement Step, string Place)> Steps(string file, string json, List<Problem> problems)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("steps", out var list) && list.ValueKind == JsonValueKind.Array)
            {
                return [.. list.EnumerateArray().Select((step, index) => (step.Clone(), $"{file} › {index + 1}"))];
            }

            problems.Add(RecipesProblems.NoSteps.At(file));
        }
        catch (JsonException failure)
        {
            problems.Add(RecipesProblems.NotJson(failure).At(file));
        }

        return [];
    }

    private static int RankOf(string? name) => Array.IndexOf(Foundations, name) is >= 0 and var rank ? rank : Foundations.Length;

    private static string? NameOf(JsonElement step) =>
        step.ValueKind == JsonValueKind.Object && step.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
            ? name.GetString()
            : null;

    private IRecipeStep? Handler(JsonElement step, string place, List<Problem> problems)
    {
        var name = NameOf(step);
        var handler = steps.FirstOrDefault(candidate => candidate.Name == name);
        if (handler is null)
        {
            problems.Add(RecipesProblems.UnknownStep(name).At(place));
        }

        return handler;
    }

    [LoggerMessage(EventId = 1101, Level = LogLevel.Information, Message = "Applied {Steps} recipe steps from {Files} files")]
    private partial void LogApplied(int steps, int files);
}
