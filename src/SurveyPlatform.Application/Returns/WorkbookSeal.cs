using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace SurveyPlatform.Returns;

/// <summary>Whose workbook it is, and which state of the draft it was written from.</summary>
/// <param name="Unit">Official code.</param>
/// <param name="Period">As <c>2023-Q3</c>.</param>
/// <param name="Form">Code of the form.</param>
/// <param name="Draft">Version of the draft at the download.</param>
/// <param name="AnswersHash">SHA-256 of the answers at the download, which the workbook carries.</param>
public sealed record WorkbookIdentity(Guid Obligation, string Unit, string UnitName, string Period, string Form, Guid TemplateVersion, int Draft, string AnswersHash)
{
    public static string HashOf(string answersJson) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(answersJson)));
}

/// <summary>Writes identities so that one changed by hand, or written elsewhere, is not taken for ours.</summary>
public sealed class WorkbookSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("return-workbook");

    public string Write(WorkbookIdentity identity) => _protector.Protect(JsonSerializer.Serialize(identity));

    /// <summary>Null: not written here, or changed since.</summary>
    public WorkbookIdentity? Read(string seal)
    {
        try
        {
            return JsonSerializer.Deserialize<WorkbookIdentity>(_protector.Unprotect(seal));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
