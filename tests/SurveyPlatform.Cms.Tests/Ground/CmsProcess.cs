using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Storage;
using SurveyPlatform.Tests.Ground;

namespace SurveyPlatform.Cms.Tests.Ground;

/// <summary>The host as a process of its own on a folder that outlives it, with workers; told to end or killed.</summary>
public sealed class CmsProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private CmsProcess(string folder, string[] settings)
    {
        Address = new($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(CmsHost).Assembly.Location,
            $"--contentRoot={Path.Combine(Repository.Root, "src", "SurveyPlatform.Cms")}", "--environment=Development", $"--urls={Address}",
            $"--OrchardCore:SurveyPlatform:Mail:PickupFolder={Path.Combine(folder, "mail")}", "--Hangfire:LookEvery=00:00:00.5", .. settings])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["ORCHARD_APP_DATA"] = folder;
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

    /// <summary>Comes back when the site is set up and answers.</summary>
    public static async Task<CmsProcess> StartAsync(string folder, params string[] settings)
    {
        var cms = new CmsProcess(folder, settings);
        using var visitor = new HttpClient { BaseAddress = cms.Address };
        while (!await IsWellAsync(visitor))
        {
            cms._process.HasExited.ShouldBeFalse(cms.Said);
            await Task.Delay(100);
        }

        return cms;
    }

    public async Task<HttpClient> SignInAsync(string userName)
    {
        var visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        using var answer = await visitor.PostFormAsync("/Login", "/Login", ("LoginForm.UserName", userName), ("LoginForm.Password", CmsSite.AdminPassword));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, $"{userName} could not sign in");
        return visitor;
    }

    /// <summary>What it has in its database.</summary>
    public static SurveyDbContext Open(string connectionString) =>
        new((DbContextOptions<SurveyDbContext>)new DbContextOptionsBuilder<SurveyDbContext>().UseSurveyStore(connectionString).Options);

    public async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await isSo())
        {
            patience.IsCancellationRequested.ShouldBeFalse(Said);
            await Task.Delay(100);
        }
    }

    /// <summary>As by <c>kill -9</c>: nothing is tidied up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    /// <summary>The first page sets the site up; /health is not there before.</summary>
    private static async Task<bool> IsWellAsync(HttpClient visitor)
    {
        try
        {
            return (await visitor.GetAsync("/Login")).IsSuccessStatusCode;
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
