using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>What was read of a workbook, from the preview to its confirmation.</summary>
/// <param name="Version">Of the draft that the preview showed.</param>
/// <param name="Seen">What that draft, or the one at the download, held.</param>
public sealed record WorkbookCarried(Guid Obligation, string User, int Version, string Answers, string Seen)
{
    public static WorkbookCarried Of(PreviewReturnWorkbook.Result result, Actor actor)
    {
        var template = result.Current.Template.Template;
        return new(
            result.Current.Obligation.Id.Value, actor.Name, result.Current.Version, AnswerJson.Write(template, result.Answers),
            AnswerJson.Write(template, result.Seen ?? result.Current.Answers));
    }
}

/// <summary>Lets the page itself carry it, encrypted and signed for some hours, so that no uploaded file is kept anywhere.</summary>
public sealed class WorkbookCarrier(IDataProtectionProvider protection)
{
    private const int FieldLength = 60_000;
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(4);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("workbook-preview").ToTimeLimitedDataProtector();

    /// <summary>In pieces that a form field may be long.</summary>
    public IReadOnlyList<string> Write(WorkbookCarried carried)
    {
        using var packed = new MemoryStream();
        using (var packer = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(packer, carried);
        }

        return [.. Convert.ToBase64String(_protector.Protect(packed.ToArray(), Lasts)).Chunk(FieldLength).Select(piece => new string(piece))];
    }

    /// <summary>Null: not ours, changed, or too old.</summary>
    public WorkbookCarried? Read(IEnumerable<string?> pieces)
    {
        try
        {
            using var packed = new MemoryStream(_protector.Unprotect(Convert.FromBase64String(string.Concat(pieces))));
            using var unpacker = new BrotliStream(packed, CompressionMode.Decompress);
            return JsonSerializer.Deserialize<WorkbookCarried>(unpacker);
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
