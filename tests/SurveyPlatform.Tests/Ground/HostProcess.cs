using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;

namespace SurveyPlatform.Tests.Ground;

/// <summary>A host as a process of its own on a port of its own, as it is run; told to end or killed.</summary>
public abstract class HostProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    /// <param name="environment">Beside that of the tests.</param>
    protected HostProcess(Assembly host, string folder, IEnumerable<string> arguments, params IEnumerable<(string Name, string Value)> environment)
    {
        Address = new($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", ["exec", host.Location, .. arguments, $"--urls={Address}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

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

    public virtual async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>However long it takes on a machine that has other things to do.</summary>
    protected async Task UntilItAnswersAsync(string page, string? host = null)
    {
        using var visitor = new HttpClient { BaseAddress = Address, Timeout = Timeout.InfiniteTimeSpan };
        visitor.DefaultRequestHeaders.Host = host;
        while (!await IsWellAsync(visitor, page))
        {
            _process.HasExited.ShouldBeFalse(Said);
            await Task.Delay(100);
        }
    }

    private static async Task<bool> IsWellAsync(HttpClient visitor, string page)
    {
        try
        {
            return (await visitor.GetAsync(page)).IsSuccessStatusCode;
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
