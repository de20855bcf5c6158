using System.Text;
using Microsoft.AspNetCore.Http;

namespace SurveyPlatform.Cms.Pages;

/// <summary>Holds back what is written of a page; whatever else is written goes on its way.</summary>
internal sealed class HeldPage(HttpResponse response, Stream inner) : Stream
{
    private readonly MemoryStream _held = new();

    public bool IsHolding => _held.Length > 0;

    public string Html => Encoding.UTF8.GetString(_held.GetBuffer(), 0, (int)_held.Length);

    public override bool CanRead => false;

    /// <summary>What is held can be taken back: an error page takes the place of a page half written.</summary>
    public override bool CanSeek => IsHolding;

    public override bool CanWrite => true;

    public override long Length => _held.Length;

    public override long Position { get => _held.Position; set => _held.Position = value; }

    private bool Holds => response is { HasStarted: false, ContentType: { } type } && type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase);

    private Stream Target => Holds ? _held : inner;

    public Task LetGoAsync(CancellationToken cancellationToken)
    {
        _held.Position = 0;
        return _held.CopyToAsync(inner, cancellationToken);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => Target.WriteAsync(buffer, cancellationToken);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Target.WriteAsync(buffer, offset, count, cancellationToken);

    public override void Write(byte[] buffer, int offset, int count) => Target.Write(buffer, offset, count);

    public override void Flush() => Target.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => Target.FlushAsync(cancellationToken);

    public override void SetLength(long value) => _held.SetLength(value);

    public override long Seek(long offset, SeekOrigin origin) => _held.Seek(offset, origin);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
