using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging.Console;
using SurveyPlatform.Server.Accounts;

namespace SurveyPlatform.Server.Commands;

/// <summary>Prints a token for scripts, alone on standard output: <c>TOKEN=$(… token create --user NAME)</c>.</summary>
internal static class TokenCommand
{
    public sealed record Wanted(string User, int Days, string Name, string[] Settings);

    /// <summary>Null when something is missing, unknown or not a number.</summary>
    public static Wanted? Parse(ReadOnlySpan<string> arguments)
    {
        var (user, days, name, settings) = ("", AccessToken.DefaultDays, "command line", new List<string>());
        for (var rest = arguments; rest.Length > 0;)
        {
            switch (rest)
            {
                case ["--user", { Length: > 0 } value, .. var left]:
                    user = value;
                    rest = left;
                    break;
                case ["--name", { Length: > 0 } value, .. var left]:
                    name = value;
                    rest = left;
                    break;
                case ["--days", var value, .. var left] when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out days):
                    rest = left;
                    break;
                case [var setting, .. var left] when CommandLine.IsSetting(setting):
                    settings.Add(setting);
                    rest = left;
                    break;
                default:
                    return null;
            }
        }

        return user.Length > 0 ? new(user, days, name, [.. settings]) : null;
    }

    public static async Task<int> RunAsync(Wanted wanted)
    {
        await using var app = ServerHost.Build(wanted.Settings, builder => builder.Services.Configure<ConsoleLoggerOptions>(
            console => console.LogToStandardErrorThreshold = LogLevel.Trace));
        await app.MigrateAsync();
        await using var scope = app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByNameAsync(wanted.User) is not { } account)
        {
            await Console.Error.WriteLineAsync($"There is no account '{wanted.User}'.");
            return CommandLine.Failed;
        }

        var outcome = await scope.ServiceProvider.GetRequiredService<AccessTokens>()
            .CreateAsync(account.Id, wanted.Name, wanted.Days, CancellationToken.None);
        if (outcome.Succeeded(out var created))
        {
            await Console.Out.WriteLineAsync(created.Secret);
            return 0;
        }

        await Console.Error.WriteLineAsync(outcome.Problems[0].Message);
        return CommandLine.Failed;
    }
}
