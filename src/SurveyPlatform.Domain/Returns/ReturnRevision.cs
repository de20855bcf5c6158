using System.Security.Cryptography;
using System.Text;
using SurveyPlatform.Collection;

namespace SurveyPlatform.Returns;

/// <summary>The answers as they were submitted once; never changed afterwards.</summary>
public sealed class ReturnRevision
{
    public Guid Id { get; init; }

    public ReturnId ReturnId { get; init; }

    /// <summary>The version of the form that it answers.</summary>
    public Guid TemplateVersionId { get; init; }

    /// <summary>1, 2, 3 … within the return.</summary>
    public int Number { get; init; }

    public required string AnswersJson { get; init; }

    /// <summary>SHA-256 over obligation, revision number and <see cref="AnswersJson"/>, hexadecimal: printed on the receipt.</summary>
    public required string Hash { get; init; }

    public required string SubmittedBy { get; init; }

    public DateTime SubmittedAtUtc { get; init; }

    /// <summary>Submitted by a reviewer in the unit's place (<see cref="OnBehalf"/>); null: by the unit.</summary>
    public Guid? OnBehalfId { get; init; }

    /// <summary>How many soft checks it passed with a reason.</summary>
    public int? Doubts { get; init; }

    /// <summary>What the hash is of, as UTF-8: a unit that keeps it as a file can check it with any program.</summary>
    public static string HashedText(ObligationId obligation, int number, string answersJson) => $"{obligation}\n{number}\n{answersJson}";

    public static string HashOf(ReadOnlySpan<byte> hashed) => Convert.ToHexStringLower(SHA256.HashData(hashed));

    public static string HashOf(ObligationId obligation, int number, string answersJson) =>
        HashOf(Encoding.UTF8.GetBytes(HashedText(obligation, number, answersJson)));
}
