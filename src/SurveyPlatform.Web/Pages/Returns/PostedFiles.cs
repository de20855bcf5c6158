using Microsoft.AspNetCore.Http;
using SurveyPlatform.Collection;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;

namespace SurveyPlatform.Web.Pages.Returns;

/// <summary>The files that come with the fill-in page.</summary>
internal static class PostedFiles
{
    /// <summary>Keeps them all; what is refused is told at the place of its question, and the file that was there before stays.</summary>
    /// <returns>The id that answers each place.</returns>
    public static async Task<(Dictionary<string, string> Kept, List<Problem> Problems)> KeepAsync(
        IFormFileCollection files, ObligationId id, AttachFile attach, Actor actor, CancellationToken cancellationToken)
    {
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        List<Problem> problems = [];
        foreach (var file in files.Where(file => file.Name.StartsWith(FillForm.FileField, StringComparison.Ordinal)))
        {
            var place = file.Name[FillForm.FileField.Length..];
            var outcome = file.Length > Attachment.MaxBytes
                ? AttachmentProblems.TooLarge.At(place)
                : await attach.RunAsync(id, place, file.FileName, await ReadAsync(file, cancellationToken), actor, cancellationToken);
            if (outcome.Succeeded(out var attachment))
            {
                kept[place] = attachment.Id.ToString();
            }
            else
            {
                problems.AddRange(outcome.Problems);
            }
        }

        return (kept, problems);
    }

    public static async Task<byte[]> ReadAsync(IFormFile file, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }
}
