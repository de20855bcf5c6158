using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SurveyPlatform.Tests.Ground;

/// <summary>A real SMTP server (aiosmtpd, Debian's python3-aiosmtpd) that keeps what it gets in a maildir.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private const string Python = "/usr/bin/python3";
    private readonly Process _process;
    private readonly string _folder;

    private SmtpServer(Process process, int port, string folder) => (_process, Port, _folder) = (process, port, folder);

    /// <summary>Why there is none here; null when there is.</summary>
    public static string? Missing { get; } = Directory.Exists("/usr/lib/python3/dist-packages/aiosmtpd")
        ? null
        : "python3-aiosmtpd is not installed here.";

    public int Port { get; }

    public IReadOnlyList<string> Messages =>
        [.. Directory.GetFiles(Path.Combine(_folder, "new")).Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    /// <param name="demandsTls">Takes nothing before STARTTLS, and shows a certificate that nobody vouches for.</param>
    public static async Task<SmtpServer> StartAsync(bool demandsTls = false)
    {
        var folder = Path.Combine(Directory.CreateTempSubdirectory("survey-smtp-").FullName, "maildir");
        var port = FreePort();
        string[] arguments =
        [
            "-m", "aiosmtpd", "-n", "-l", $"127.0.0.1:{port}", .. demandsTls ? await CertificateAsync(Path.GetDirectoryName(folder)!) : [],
            "-c", "aiosmtpd.handlers.Mailbox", folder,
        ];
        var process = Process.Start(Python, arguments);
        for (var attempt = 0; attempt < 200; attempt++)
        {
            using var probe = new TcpClient();
            try
            {
                await probe.ConnectAsync(IPAddress.Loopback, port);
                return new(process, port, folder);
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
        }

        process.Kill();
        throw new InvalidOperationException("The SMTP server did not start.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);
    }

    private static async Task<string[]> CertificateAsync(string folder)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2120, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var (certificateFile, keyFile) = (Path.Combine(folder, "certificate.pem"), Path.Combine(folder, "key.pem"));
        await File.WriteAllTextAsync(certificateFile, certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(keyFile, key.ExportPkcs8PrivateKeyPem());
        return ["--tlscert", certificateFile, "--tlskey", keyFile];
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A test against the SMTP server; skipped, visibly, where there is none, and failing in continuous integration.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmtpFactAttribute : FactAttribute
{
    public SmtpFactAttribute() => Skip = Environment.GetEnvironmentVariable("CI") == "true" ? null : SmtpServer.Missing;
}
