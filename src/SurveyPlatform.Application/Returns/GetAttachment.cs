using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Returns;

/// <summary>A file of a return, for whoever may see the return.</summary>
[UseCase]
public sealed class GetAttachment(SurveyDbContext db, FileStore files)
{
    /// <param name="Content">The caller's to close.</param>
    public sealed record Result(Attachment Attachment, Stream Content);

    public async Task<Outcome<Result>> RunAsync(ObligationId id, Guid attachmentId, Actor actor, CancellationToken cancellationToken, bool isThumbnail = false)
    {
        if (!actor.May(Permission.AnswerReturns) && !actor.May(Permission.ViewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        var attachment = await db.Obligations.VisibleTo(actor).AnyAsync(item => item.Id == id, cancellationToken)
            ? await db.Attachments.AsNoTracking().FirstOrDefaultAsync(item => item.Id == attachmentId && item.ObligationId == id, cancellationToken)
            : null;
        var hash = isThumbnail ? attachment?.ThumbnailHash : attachment?.Hash;
        return hash is not null && files.Open(hash) is { } content ? new Result(attachment!, content) : SharedProblems.NotFound;
    }
}
