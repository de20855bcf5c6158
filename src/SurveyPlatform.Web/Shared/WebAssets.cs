using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace SurveyPlatform.Web.Shared;

/// <summary>
/// Stylesheet, script and images, embedded in this assembly so that every host serves them alike. The address carries the
/// hash of them all: it may be kept for ever, and a module's relative imports stay right.
/// </summary>
public static class WebAssets
{
    private const string Prefix = "assets/";
    private const string Forever = "public, max-age=31536000, immutable";

    private static readonly FrozenDictionary<string, string> ContentTypes = new Dictionary<string, string>
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".ico"] = "image/x-icon",
        [".txt"] = "text/plain; charset=utf-8",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, byte[]> Files = Load();
    private static readonly string Hash = HashOf(Files);
    private static readonly ConcurrentDictionary<(string Path, string Encoding), byte[]> Compressed = new();

    /// <param name="path">As below <c>wwwroot</c>: <c>survey.css</c>.</param>
    /// <exception cref="KeyNotFoundException">There is no such file: a typing mistake.</exception>
    public static string Url(string path) => Files.ContainsKey(path)
        ? $"/assets/{Hash}/{path}"
        : throw new KeyNotFoundException($"There is no asset '{path}'.");

    internal static byte[] Read(string path) => Files[path];

    public static IEndpointConventionBuilder MapWebAssets(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/assets/{hash}/{**path}", ["GET", "HEAD"], Serve).AllowAnonymous().WithMetadata(new NoDocument());

    private static IResult Serve(string hash, string path, HttpContext context)
    {
        if (!Files.TryGetValue(path, out var content))
        {
            return TypedResults.NotFound();
        }

        var headers = context.Response.Headers;
        // Someone who still holds an older page gets today's file, but must not keep it under the older address.
        var isCurrent = hash == Hash;
        headers.CacheControl = isCurrent ? Forever : "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        var encoding = EncodingFor(path, context.Request.Headers.AcceptEncoding.ToString());
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
            content = Compressed.GetOrAdd((path, encoding), key => Compress(Files[key.Path], key.Encoding));
        }

        return TypedResults.Bytes(content, ContentTypes[Path.GetExtension(path)], entityTag: isCurrent ? null : new($"\"{Hash}{encoding}\""));
    }

    private static string? EncodingFor(string path, string accepted) => Path.GetExtension(path) is ".png" or ".ico"
        ? null
        : accepted.Contains("br", StringComparison.Ordinal) ? "br" : accepted.Contains("gzip", StringComparison.Ordinal) ? "gzip" : null;

    private static byte[] Compress(byte[] content, string encoding)
    {
        using var target = new MemoryStream();
        using (Stream packer = encoding == "br"
            ? new BrotliStream(target, CompressionLevel.SmallestSize)
            : new GZipStream(target, CompressionLevel.SmallestSize))
        {
            packer.Write(content);
        }

        return target.ToArray();
    }

    private static FrozenDictionary<string, byte[]> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && ContentTypes.ContainsKey(Path.GetExtension(name)))
            .ToFrozenDictionary(name => name[Prefix.Length..].Replace('\\', '/'), name => AssetText.Shorten(name, Read(assembly, name)), StringComparer.Ordinal);
    }

    private static byte[] Read(Assembly assembly, string name)
    {
        using var source = assembly.GetManifestResourceStream(name)!;
        using var target = new MemoryStream();
        source.CopyTo(target);
        return target.ToArray();
    }

    private static string HashOf(IReadOnlyDictionary<string, byte[]> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, content) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(path));
            hash.AppendData(content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
