using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Storage;

/// <summary>Asks clamd (INSTREAM) where one is set. One that is set and does not answer lets nothing through.</summary>
public sealed class VirusScan(FileSettings settings)
{
    private const int ChunkBytes = 64 * 1024;
    private const int MaxAnswerBytes = 4096;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Null: nothing was found, or nobody scans.</summary>
    public async Task<Problem?> LookAtAsync(byte[] content, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(settings.ClamAv))
        {
            return null;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            var answer = await AskAsync(settings.ClamAv, content, limit.Token);
            return answer.EndsWith(" OK", StringComparison.Ordinal) ? null
                : answer.EndsWith(" FOUND", StringComparison.Ordinal) ? AttachmentProblems.Infected(answer["stream: ".Length..^" FOUND".Length])
                : AttachmentProblems.NotScanned;
        }
        catch (Exception failure) when (failure is SocketException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return AttachmentProblems.NotScanned;
        }
    }

    private static async Task<string> AskAsync(string address, byte[] content, CancellationToken cancellationToken)
    {
        using var socket = await ConnectAsync(address, cancellationToken);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellationToken);
        var length = new byte[sizeof(int)];
        foreach (var chunk in content.Chunk(ChunkBytes).Append([]))
        {
            BinaryPrimitives.WriteInt32BigEndian(length, chunk.Length);
            await stream.WriteAsync(length, cancellationToken);
            await stream.WriteAsync(chunk, cancellationToken);
        }

        var answer = new byte[MaxAnswerBytes];
        var read = await stream.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(answer, 0, read).TrimEnd('\0', '\n');
    }

    private static async Task<Socket> ConnectAsync(string address, CancellationToken cancellationToken)
    {
        var isPath = Path.IsPathRooted(address);
        var socket = isPath ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            var (host, port) = isPath ? ("", 0) : (address[..address.LastIndexOf(':')], int.Parse(address[(address.LastIndexOf(':') + 1)..], System.Globalization.CultureInfo.InvariantCulture));
            await (isPath ? socket.ConnectAsync(new UnixDomainSocketEndPoint(address), cancellationToken) : socket.ConnectAsync(host, port, cancellationToken));
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
