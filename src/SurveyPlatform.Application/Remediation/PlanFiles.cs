using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Returns;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Remediation;

/// <summary>A file as somebody sent it.</summary>
/// <param name="Content">Whole; the caller reads no more than a byte over <see cref="Attachment.MaxBytes"/>.</param>
public sealed record SentFile(string Name, byte[] Content);

/// <summary>Takes files of a plan by the rules of the files of returns.</summary>
[UseCase]
public sealed class PlanFiles(SurveyDbContext db, FileStore files, VirusScan scan, TimeProvider clock)
{
    /// <summary>Adds them to the context, or refuses with everything that is wrong; nothing is saved.</summary>
    public async Task<Outcome<List<PlanFile>>> TakeAsync(
        Guid plan, Guid? task, Guid? happened, IReadOnlyList<SentFile> sent, string by, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        var taken = new List<PlanFile>();
        if (sent.Count > 0 && await db.PlanFiles.CountAsync(file => file.PlanId == plan, cancellationToken) + sent.Count > PlanFile.MostPerPlan)
        {
            return RemediationProblems.TooManyFiles(PlanFile.MostPerPlan).At("file");
        }

        foreach (var file in sent)
        {
            var kind = FileKind.Of(file.Content);
            var problem = file.Content.Length switch
            {
                0 => AttachmentProblems.Empty,
                > Attachment.MaxBytes => AttachmentProblems.TooLarge,
                _ => kind is null ? AttachmentProblems.KindNotTaken : await scan.LookAtAsync(file.Content, cancellationToken),
            };
            if (problem is not null)
            {
                problems.Add(problem.At("file"));
                continue;
            }

            taken.Add(new()
            {
                Id = clock.NewKey(),
                PlanId = plan,
                TaskId = task,
                EventId = happened,
                FileName = Attachment.NameFor(file.Name, kind!),
                ContentType = kind!.ContentType,
                Size = file.Content.Length,
                Hash = await files.KeepAsync(file.Content, cancellationToken),
                UploadedBy = by,
                UploadedAtUtc = clock.UtcNow,
            });
        }

        if (problems.Count > 0)
        {
            return new(problems);
        }

        db.PlanFiles.AddRange(taken);
        return taken;
    }

    /// <param name="Content">The caller's to close.</param>
    public sealed record Opened(PlanFile File, Stream Content);

    /// <summary>For whoever sees the whole plan; of a task also for its unit.</summary>
    public async Task<Outcome<Opened>> OpenAsync(Guid planId, Guid fileId, Actor actor, CancellationToken cancellationToken)
    {
        var plan = await db.FindPlanAsync(planId, actor, cancellationToken);
        var file = await db.PlanFiles.AsNoTracking().FirstOrDefaultAsync(item => item.Id == fileId && item.PlanId == planId, cancellationToken);
        var isSeen = plan is not null && file is not null && (plan.IsWholeFor(actor) || plan.TasksFor(actor).Any(task => task.Id == file.TaskId));
        return isSeen && files.Open(file!.Hash) is { } content ? new Opened(file, content) : SharedProblems.NotFound;
    }
}
