using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;

namespace SurveyPlatform.Web.Shared;

/// <summary>
/// Refuses what is too large with an answer that arrives. A server that just stops reading resets the connection, and the sender
/// sees a network error; so what is too large is read to its end (up to a point) and thrown away before 413 is said.
/// </summary>
internal sealed class BodyLimit(RequestDelegate next, IOptions<FormOptions> forms)
{
    /// <summary>Where the endpoint says nothing else (<see cref="IRequestSizeLimitMetadata"/>).</summary>
    public const long MaxBytes = 4 * 1024 * 1024;

    private const long MaxBytesThrownAway = 64 * 1024 * 1024;

    public async Task InvokeAsync(HttpContext context)
    {
        var body = context.Request.Body;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxBytesThrownAway;
        }

        var most = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? MaxBytes;
        if (context.Request.ContentLength > most)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        }
        else
        {
            context.Request.Body = new LimitedStream(body, most);
            await ContinueAsync(context);
        }

        if (context.Response is { StatusCode: StatusCodes.Status413PayloadTooLarge, HasStarted: false })
        {
            await ThrowAwayAsync(body, context.RequestAborted);
        }
    }

    private async Task ContinueAsync(HttpContext context)
    {
        try
        {
            if (await ReadFormAsync(context))
            {
                await next(context);
            }
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge && !context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        }
    }

    /// <summary>
    /// Forms are read here, once; whoever asks for one later gets it. One with too many fields is refused as clearly as one
    /// with too many bytes, instead of as whatever the first reader makes of the exception.
    /// </summary>
    private async Task<bool> ReadFormAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            return true;
        }

        // A host of several sites made the request with limits of its own; here those of this site hold.
        context.Features.Set<IFormFeature>(new FormFeature(context.Request, forms.Value));
        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
            return true;
        }
        catch (InvalidDataException refused)
        {
            context.Response.StatusCode = refused.Message.Contains("limit", StringComparison.OrdinalIgnoreCase)
                ? StatusCodes.Status413PayloadTooLarge
                : StatusCodes.Status400BadRequest;
            return false;
        }
    }

    private static async Task ThrowAwayAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await body.ReadAsync(buffer, cancellationToken) > 0)
            {
            }
        }
        catch (IOException)
        {
            // The sender went away, or sends without end: then there is nobody to answer.
        }
    }

    private sealed class LimitedStream(Stream inner, long limit) : Stream
    {
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => _read; set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Count(await inner.ReadAsync(buffer, cancellationToken));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private int Count(int read) => (_read += read) <= limit
            ? read
            : throw new BadHttpRequestException($"The request is over {limit} bytes.", StatusCodes.Status413PayloadTooLarge);
    }
}

public static class BodyLimitMiddleware
{
    /// <summary>After routing: an endpoint may allow more or less.</summary>
    public static IApplicationBuilder UseBodyLimit(this IApplicationBuilder app) => app.UseMiddleware<BodyLimit>();
}
