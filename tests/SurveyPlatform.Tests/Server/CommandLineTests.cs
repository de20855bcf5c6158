using System.Diagnostics;
using SurveyPlatform.Server;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Server;

/// <summary>The program as it is started from a shell.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("sevre")]
    [InlineData("migrate", "everything")]
    [InlineData("token")]
    [InlineData("token", "create")]
    [InlineData("token", "create", "--user", "x", "--days", "many")]
    [InlineData("recipe")]
    [InlineData("--urls", "http://127.0.0.1:0")]
    public async Task What_it_does_not_understand_ends_with_the_usage_and_2(params string[] arguments)
    {
        var (code, output, error) = await RunAsync(null, arguments);
        code.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldStartWith("Usage:");
    }

    [Fact]
    public async Task A_database_is_migrated_filled_from_recipes_and_a_token_printed_alone()
    {
        var database = await Databases.CreateAsync(Stores.Sqlite);
        (await RunAsync(database, "migrate")).Code.ShouldBe(0);
        var recipe = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            recipe, """{"steps": [{"name": "accounts", "accounts": [{"userName": "one", "displayName": "One", "email": null, "roles": ["leader"], "unitCode": null, "password": null}]}]}""");
        (await RunAsync(database, "recipe", recipe)).Code.ShouldBe(0);
        var (code, output, error) = await RunAsync(database, "token", "create", "--user", "one", "--days", "7");
        code.ShouldBe(0, error);
        output.Trim().ShouldMatch("^sp_[A-Za-z0-9_-]{43}$");
        (await RunAsync(database, "token", "create", "--user", "two")).Code.ShouldBe(1);
        await File.WriteAllTextAsync(recipe, """{"steps": [{"name": "nothing"}]}""");
        var refused = await RunAsync(database, "recipe", recipe);
        refused.Code.ShouldBe(1);
        refused.Error.ShouldContain("recipes.unknown-step");
        File.Delete(recipe);
        await Databases.DropAsync(database);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string? database, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        var program = typeof(ServerHost).Assembly.Location;
        foreach (var argument in new[] { "exec", program }.Concat(arguments).Concat(database is null ? [] : new[] { $"--ConnectionStrings:Survey={database}" }))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
