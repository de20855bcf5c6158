using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SurveyPlatform.Server;

namespace SurveyPlatform.Tests.Server;

/// <summary>The server as a process of its own, as it is run: <c>serve</c> on a port of its own, told to end or killed.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private ServerProcess(string connectionString, string[] settings)
    {
        Address = new($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(ServerHost).Assembly.Location, "serve",
            $"--urls={Address}", $"--ConnectionStrings:Survey={connectionString}", .. settings])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Directory.CreateTempSubdirectory("survey-server-").FullName,
        };
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Add(line.Data);
        _process.ErrorDataReceived += (_, line) => Add(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    public int Id => _process.Id;

    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>Comes back when the server answers that it is well.</summary>
    public static async Task<ServerProcess> StartAsync(string connectionString, params string[] settings)
    {
        var server = new ServerProcess(connectionString, settings);
        using var client = new HttpClient { BaseAddress = server.Address };
        while (!await IsWellAsync(client))
        {
            server._process.HasExited.ShouldBeFalse(server.Said);
            await Task.Delay(100);
        }

        return server;
    }

    /// <summary>As by <c>kill -9</c>: nothing is tidied up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>As by a service manager: it may finish what it is at.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        Directory.Delete(_process.StartInfo.WorkingDirectory, recursive: true);
        _process.Dispose();
    }

    private static async Task<bool> IsWellAsync(HttpClient client)
    {
        try
        {
            return (await client.GetAsync("/health")).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private void Add(string? line)
    {
        lock (_said)
        {
            _said.AppendLine(line);
        }
    }
}
