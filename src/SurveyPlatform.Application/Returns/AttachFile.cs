using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns;

/// <summary>Takes a file for a question of a return. The answer is the caller's to save: the id of what comes back.</summary>
[UseCase]
public sealed class AttachFile(SurveyDbContext db, TemplateCache templates, TimeProvider clock, FileStore files, VirusScan scan)
{
    /// <param name="place">Of the question: <c>name</c> or <c>group[line].name</c>.</param>
    /// <param name="content">Whole; the caller reads no more than a byte over <see cref="Attachment.MaxBytes"/>.</param>
    /// <param name="thumbnail">Made by the sender; what is none is left out.</param>
    public async Task<Outcome<Attachment>> RunAsync(
        ObligationId id, string place, string fileName, byte[] content, Actor actor, CancellationToken cancellationToken, byte[]? thumbnail = null)
    {
        if (!actor.MayFillIn)
        {
            return SharedProblems.NotPermitted;
        }

        if (await db.OpenAsync(db.FillableBy(actor), id, templates, clock, cancellationToken) is not { } file)
        {
            return SharedProblems.NotFound;
        }

        if (file.WhyNotEditable is { } refusal)
        {
            return refusal;
        }

        if (Find(file.Template.Template, place) is not { Type: QuestionType.Attachment, IsCalculated: false } question)
        {
            return AnswerProblems.UnknownQuestion(place);
        }

        var hash = FileStore.HashOf(content);
        if (file.Files.Values.FirstOrDefault(sent => sent.Hash == hash && sent.Question == question.Name && sent.UploadedBy == actor.Name) is { } before)
        {
            // Sent again because the answer was lost on the way.
            return before;
        }

        if (WhyNot(content, file.Files.Count) is { } wrong)
        {
            return wrong.At(place);
        }

        if (FileKind.Of(content) is not { } kind)
        {
            return AttachmentProblems.KindNotTaken.At(place);
        }

        if (await scan.LookAtAsync(content, cancellationToken) is { } found)
        {
            return found.At(place);
        }

        var attachment = new Attachment
        {
            Id = clock.NewKey(),
            ObligationId = id,
            Question = question.Name,
            FileName = Attachment.NameFor(fileName, kind),
            ContentType = kind.ContentType,
            Size = content.Length,
            Hash = await files.KeepAsync(content, cancellationToken),
            ThumbnailHash = await KeepAsync(thumbnail, kind, cancellationToken),
            UploadedBy = actor.Name,
            UploadedAtUtc = clock.UtcNow,
        };
        db.Attachments.Add(attachment);
        await db.SaveChangesAsync(cancellationToken);
        return attachment;
    }

    private async Task<string?> KeepAsync(byte[]? thumbnail, FileKind kind, CancellationToken cancellationToken) =>
        thumbnail is not null && kind.IsPicture && Thumbnail.IsOne(thumbnail) && await scan.LookAtAsync(thumbnail, cancellationToken) is null
            ? await files.KeepAsync(thumbnail, cancellationToken)
            : null;

    private static Question? Find(FormTemplate template, string place) => AnswerPlace.Parse(place) is not { } at
        ? null
        : (at.Group is null ? template.Questions : template.LineGroups.Where(group => group.Name == at.Group).SelectMany(group => group.Questions))
            .FirstOrDefault(question => question.Name == at.Name);

    private static Problem? WhyNot(byte[] content, int sentBefore) => content.Length switch
    {
        0 => AttachmentProblems.Empty,
        > Attachment.MaxBytes => AttachmentProblems.TooLarge,
        _ => sentBefore >= Attachment.MaxPerReturn ? AttachmentProblems.TooMany : null,
    };
}
