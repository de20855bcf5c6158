using SurveyPlatform.Documents;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Remediation;

/// <summary>The plan as a letter to be signed. Nothing is kept or sent.</summary>
[UseCase]
public sealed class WritePlanDocument(SurveyDbContext db)
{
    public sealed record File(string Name, byte[] Content);

    public async Task<Outcome<File>> RunAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        if (await db.FindPlanAsync(id, actor, cancellationToken) is not { } plan || !plan.IsWholeFor(actor))
        {
            return SharedProblems.NotFound;
        }

        using var written = new MemoryStream();
        RemediationPlanDocument.Write(plan, plan.TasksFor(actor), written);
        return new File($"ke-hoach-khac-phuc-{plan.Year}-{VietnameseText.FoldedKey(plan.OwnerName).Replace(' ', '-')}.docx", written.ToArray());
    }
}
