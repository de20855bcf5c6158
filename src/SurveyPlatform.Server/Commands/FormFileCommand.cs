using Microsoft.Extensions.Logging.Console;
using SurveyPlatform.Documents;
using SurveyPlatform.Shared;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Server.Commands;

/// <summary><c>form import</c> and <c>form export</c>: forms from files into the database and back.</summary>
internal static class FormFileCommand
{
    /// <param name="File">To read; of an export to write, null: named after the form, in this folder.</param>
    public sealed record Wish(string Code, string? File, bool Publish, int? Version, string[] Settings);

    /// <summary>Null when something is missing or unknown.</summary>
    public static Wish? ParseImport(string[] arguments)
    {
        var files = arguments.Where(argument => !argument.StartsWith('-')).ToList();
        var settings = arguments.Where(CommandLine.IsSetting).ToArray();
        var publish = arguments.Contains("--publish");
        return files.Count == 1 && files.Count + settings.Length + (publish ? 1 : 0) == arguments.Length ? new("", files[0], publish, null, settings) : null;
    }

    /// <inheritdoc cref="ParseImport"/>
    public static Wish? ParseExport(string[] arguments)
    {
        var wish = new Wish("", null, false, null, []);
        for (var rest = arguments; rest.Length > 0;)
        {
            switch (rest)
            {
                case ["--out", { Length: > 0 } file, .. var left]:
                    (wish, rest) = (wish with { File = file }, left);
                    break;
                case ["--version", var written, .. var left] when int.TryParse(written, out var version):
                    (wish, rest) = (wish with { Version = version }, left);
                    break;
                case [var setting, .. var left] when CommandLine.IsSetting(setting):
                    (wish, rest) = (wish with { Settings = [.. wish.Settings, setting] }, left);
                    break;
                case [var option, ..] when option.StartsWith('-'):
                    return null;
                case [var code, .. var left] when wish.Code.Length == 0:
                    (wish, rest) = (wish with { Code = code }, left);
                    break;
                default:
                    return null;
            }
        }

        return wish.Code.Length > 0 ? wish : null;
    }

    public static async Task<int> ImportAsync(Wish wish)
    {
        var form = FormCommand.Read(wish.File!);
        await FormCommand.TellAsync(wish.File!, form, asJson: false);
        if (form.Template is not { } template)
        {
            return CommandLine.Failed;
        }

        await using var app = Build(wish);
        await app.MigrateAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var opened = await services.GetRequiredService<OpenTemplateDraft>().RunAsync(template.Code, Actor.System, CancellationToken.None);
        var seen = opened.Succeeded(out var draft) ? draft.Version : 0;
        var saved = await services.GetRequiredService<SaveTemplateDraft>().RunAsync(template, seen, Actor.System, CancellationToken.None);
        if (!saved.Succeeded(out var kept))
        {
            return await RefusedAsync(saved.Problems);
        }

        await Console.Out.WriteLineAsync($"{template.Code}: draft saved ({kept.Version})");
        return wish.Publish ? await PublishAsync(services, template.Code, kept.Version) : 0;
    }

    public static async Task<int> ExportAsync(Wish wish)
    {
        await using var app = Build(wish);
        await app.MigrateAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var asJson = string.Equals(Path.GetExtension(wish.File), TemplateFile.JsonExtension, StringComparison.OrdinalIgnoreCase);
        var outcome = await scope.ServiceProvider.GetRequiredService<ExportXlsForm>().RunAsync(wish.Code, wish.Version, asJson, Actor.System, CancellationToken.None);
        if (!outcome.Succeeded(out var file))
        {
            return await RefusedAsync(outcome.Problems);
        }

        try
        {
            await File.WriteAllBytesAsync(wish.File ?? file.Name, file.Content);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return CommandLine.Failed;
        }

        await Console.Out.WriteLineAsync(Path.GetFullPath(wish.File ?? file.Name));
        return 0;
    }

    /// <summary>The draft ends as it does on the page; one that says what is published already is of no use to anybody.</summary>
    private static async Task<int> PublishAsync(IServiceProvider services, string code, int draft)
    {
        var published = await services.GetRequiredService<PublishTemplateDraft>().RunAsync(code, draft, Actor.System, CancellationToken.None);
        if (published.Succeeded(out var version))
        {
            await Console.Out.WriteLineAsync($"{code}: version {version.Number} published");
            return 0;
        }

        if (published.Problems is not [{ Code: "templates.nothing-changed" } same])
        {
            return await RefusedAsync(published.Problems);
        }

        var discarded = await services.GetRequiredService<DiscardTemplateDraft>().RunAsync(code, draft, code, Actor.System, CancellationToken.None);
        await Console.Out.WriteLineAsync($"{code}: version {same.Arguments["number"]} is this form already");
        return discarded.Problems.Count == 0 ? 0 : await RefusedAsync(discarded.Problems);
    }

    /// <summary>Nothing but the answer on standard output.</summary>
    private static WebApplication Build(Wish wish) => ServerHost.Build(
        wish.Settings, builder => builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace));

    private static async Task<int> RefusedAsync(IReadOnlyList<Problem> problems)
    {
        foreach (var problem in problems)
        {
            await Console.Error.WriteLineAsync($"{problem.Place}: {problem.Message} [{problem.Code}]");
        }

        return CommandLine.Failed;
    }
}
