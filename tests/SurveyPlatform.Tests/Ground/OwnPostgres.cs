using System.Diagnostics;
using Npgsql;

namespace SurveyPlatform.Tests.Ground;

/// <summary>A PostgreSQL for one test alone, which may be crashed and started again; durable as in earnest.</summary>
public sealed class OwnPostgres : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("survey-own-pg-").FullName;

    public string ConnectionString => new NpgsqlConnectionStringBuilder { Host = _folder, Username = "survey", Database = "postgres", MaxPoolSize = 20 }.ConnectionString;

    public static async Task<OwnPostgres> StartAsync()
    {
        var server = new OwnPostgres();
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", "postgres", server._folder);
        }

        await ProgramAsync("initdb", "-D", server.Data, "-U", "survey", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync");
        await server.ControlAsync("start", "-l", Path.Combine(server._folder, "server.log"), "-o", $"-k {server._folder} -c listen_addresses=");
        return server;
    }

    /// <summary>As by a power cut: every connection breaks, what was not committed is gone, what was is recovered from the log.</summary>
    public async Task CrashAndStartAsync()
    {
        await ControlAsync("stop", "-m", "immediate");
        await using (var connection = new NpgsqlConnection(ConnectionString))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        await ControlAsync("start", "-l", Path.Combine(_folder, "server.log"), "-o", $"-k {_folder} -c listen_addresses=");
    }

    public async ValueTask DisposeAsync()
    {
        await ControlAsync("stop", "-m", "immediate");
        Directory.Delete(_folder, recursive: true);
    }

    private string Data => Path.Combine(_folder, "data");

    private Task ControlAsync(string action, params string[] more) => ProgramAsync("pg_ctl", [action, "-w", "-s", "-D", Data, .. more]);

    private static Task ProgramAsync(string name, params string[] arguments)
    {
        var program = Path.Combine(PostgresPrograms.Folder ?? throw new InvalidOperationException(PostgresPrograms.Missing), name);
        return Environment.IsPrivilegedProcess ? RunAsync("runuser", ["-u", "postgres", "--", program, .. arguments]) : RunAsync(program, arguments);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // Not redirected: the server would keep the other end of the pipe open.
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Path.GetTempPath() })!;
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}");
    }
}
