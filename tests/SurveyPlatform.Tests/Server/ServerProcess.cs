using SurveyPlatform.Server;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Tests.Server;

/// <summary>The server as it is run: <c>serve</c>, in a folder of its own.</summary>
public sealed class ServerProcess : HostProcess
{
    private readonly string _folder;

    private ServerProcess(string folder, IEnumerable<string> settings)
        : base(typeof(ServerHost).Assembly, folder, ["serve", .. settings]) => _folder = folder;

    /// <summary>Comes back when the server answers that it is well.</summary>
    public static async Task<ServerProcess> StartAsync(string connectionString, params string[] settings)
    {
        var server = new ServerProcess(Directory.CreateTempSubdirectory("survey-server-").FullName, [$"--ConnectionStrings:Survey={connectionString}", .. settings]);
        await server.UntilItAnswersAsync("/health");
        return server;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
