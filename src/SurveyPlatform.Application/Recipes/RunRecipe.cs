using System.Text.Json;
using Microsoft.Extensions.Logging;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Recipes;

/// <summary>Applies recipe files (Orchard Core's format: <c>name</c>, <c>displayName</c>, <c>steps</c>), all of them or nothing.</summary>
[UseCase]
public sealed partial class RunRecipe(SurveyDbContext db, IEnumerable<IRecipeStep> steps, ILogger<RunRecipe> log)
{
    /// <param name="files">Name (for messages) and content of each file, in order.</param>
    /// <returns>The number of steps applied, or every problem with its file, step and field.</returns>
    public async Task<Outcome<int>> RunAsync(IReadOnlyList<(string Name, string Json)> files, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        var afterCommit = new List<Func<CancellationToken, Task>>();
        var applied = 0;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var (name, json) in files)
        {
            foreach (var (step, place) in Steps(name, json, problems))
            {
                var handler = Handler(step, place, problems);
                if (handler is not null)
                {
                    await handler.ApplyAsync(new(place, step, problems, afterCommit), cancellationToken);
                    applied++;
                }
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

    private IRecipeStep? Handler(JsonElement step, string place, List<Problem> problems)
    {
        var name = step.ValueKind == JsonValueKind.Object && step.TryGetProperty("name", out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
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
