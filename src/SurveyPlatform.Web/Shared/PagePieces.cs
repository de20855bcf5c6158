using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace SurveyPlatform.Web.Shared;

/// <summary>
/// Sends a page piece by piece as it is written: packed as one, nothing of it could be read before nearly all of it had come. A page is
/// written only once it is all rendered, so what fails still becomes an error page.
/// </summary>
internal static class PagePieces
{
    /// <summary>After the response compression, which it empties.</summary>
    public static IApplicationBuilder UsePagePieces(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.Body = new Pieces(context.Response, context.Response.Body);
        return next(context);
    });

    private sealed class Pieces(HttpResponse response, Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await inner.WriteAsync(buffer, cancellationToken);
            if (response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
            {
                await inner.FlushAsync(cancellationToken);
            }
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

        public override void Flush() => inner.Flush();

        public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
