using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace SurveyPlatform.Tests.Ground;

public enum SmtpMood
{
    Ok,

    /// <summary>Says at once that it takes nothing now.</summary>
    Refuse,

    /// <summary>Says nothing before it has taken a message.</summary>
    Stall,

    /// <summary>Takes the message and does not say so: what SMTP itself cannot tell from a loss.</summary>
    Mute,
}

/// <summary>A real SMTP server that refuses and stalls when it is told to; addresses that begin with <c>gone</c> it refuses for good.</summary>
public sealed class MoodySmtpServer : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("survey-moody-").FullName;
    private readonly Process _process;

    private MoodySmtpServer(SmtpMood mood, string here)
    {
        Be(mood);
        var start = new ProcessStartInfo("/usr/bin/python3", ["-B", "-m", "aiosmtpd", "-n", "-l", $"127.0.0.1:{Port}", "-c", "moody_smtp.Moody", _folder]);
        start.Environment["PYTHONPATH"] = Path.GetDirectoryName(here);
        _process = Process.Start(start)!;
    }

    public int Port { get; } = SmtpServer.FreePort();

    public static async Task<MoodySmtpServer> StartAsync(SmtpMood mood, [CallerFilePath] string here = "")
    {
        var server = new MoodySmtpServer(mood, Path.Combine(Path.GetDirectoryName(here)!, "..", "Ground", "moody_smtp.py"));
        while (true)
        {
            using var probe = new TcpClient();
            try
            {
                await probe.ConnectAsync("127.0.0.1", server.Port);
                return server;
            }
            catch (SocketException) when (!server._process.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }

    /// <summary>In the order in which they were taken: recipient and Message-ID, repeats included.</summary>
    public IReadOnlyList<(string Recipient, string MessageId)> Taken => [.. Lines("taken").Select(line => line.Split(' ')).Select(parts => (parts[0], parts[1]))];

    /// <summary>How often somebody has introduced himself.</summary>
    public int Connections => Lines("connections").Length;

    /// <summary>The file is replaced whole: the server never reads half a mood.</summary>
    public void Be(SmtpMood mood)
    {
        var next = Path.Combine(_folder, "next");
        File.WriteAllText(next, mood.ToString().ToLowerInvariant());
        File.Move(next, Path.Combine(_folder, "mood"), overwrite: true);
    }

    private string[] Lines(string name)
    {
        var file = Path.Combine(_folder, name);
        if (!File.Exists(file))
        {
            return [];
        }

        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Split('\n')[..^1];
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
