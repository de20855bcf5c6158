using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace SurveyPlatform.Storage;

/// <summary>Where files are kept and who looks at them first.</summary>
/// <param name="Folder">Outside of what the web server serves.</param>
/// <param name="ClamAv">Address of clamd, <c>host:port</c> or the path of its socket; null or empty: nobody scans.</param>
public sealed record FileSettings(string Folder, string? ClamAv = null)
{
    /// <summary>Beside the database file; for a database elsewhere, beside where its file would be.</summary>
    public static string FolderBeside(string connectionString, string otherwise) => SurveyStore.IsPostgres(connectionString)
        ? otherwise
        : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource))!, "files");
}

/// <summary>Files by the SHA-256 of their content: written once, never changed.</summary>
public sealed class FileStore(FileSettings settings)
{
    public static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    public async Task<string> KeepAsync(byte[] content, CancellationToken cancellationToken)
    {
        var hash = HashOf(content);
        var path = PathOf(hash);
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var unfinished = Path.Combine(settings.Folder, Path.GetRandomFileName());
            await File.WriteAllBytesAsync(unfinished, content, cancellationToken);
            File.Move(unfinished, path, overwrite: true);
        }

        return hash;
    }

    /// <summary>Null: it is no longer there.</summary>
    public Stream? Open(string hash) => File.Exists(PathOf(hash)) ? File.OpenRead(PathOf(hash)) : null;

    private string PathOf(string hash) => Path.Combine(settings.Folder, hash[..2], hash);
}
