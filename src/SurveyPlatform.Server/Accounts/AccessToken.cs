using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SurveyPlatform.Server.Accounts;

/// <summary>A key that a person gives to a program, which then acts as that person. Only its hash is kept.</summary>
public sealed class AccessToken
{
    public const string Prefix = "sp_";
    public const int NameMaxLength = 100;
    public const int HashLength = 64;
    public const int MaxDays = 366;
    public const int DefaultDays = 90;

    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    /// <summary>What it is for, in the owner's words.</summary>
    public required string Name { get; init; }

    public required string Hash { get; init; }

    public DateTime CreatedAtUtc { get; init; }

    public DateTime ExpiresAtUtc { get; init; }

    /// <summary>To the hour: a write for every call would cost more than the knowledge is worth.</summary>
    public DateTime? LastUsedAtUtc { get; set; }

    public DateTime? RevokedAtUtc { get; set; }

    public bool IsUsableAt(DateTime utc) => RevokedAtUtc is null && utc < ExpiresAtUtc;

    /// <summary>256 random bits behind a prefix that secret scanners can look for.</summary>
    public static string NewSecret() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>No salt and one round: the secret is random, there is nothing to guess.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
