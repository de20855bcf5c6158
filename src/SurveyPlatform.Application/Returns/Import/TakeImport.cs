using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Returns.Import;

/// <summary>Puts the file into the draft as the preview showed it, and remembers the plan for the next one: all of it, or nothing.</summary>
[UseCase]
public sealed class TakeImport(SurveyDbContext db, OpenReturn open, SaveDraft save, TimeProvider clock)
{
    /// <param name="version">Of the draft that the preview showed; refused with <see cref="ReturnsProblems.ChangedMeanwhile"/> when there is a newer one.</param>
    public async Task<Outcome<PreviewImport.Result>> RunAsync(ObligationId id, string group, int version, Actor actor, CancellationToken cancellationToken)
    {
        var outcome = await db.OpenImportAsync(open, id, group, actor, cancellationToken);
        if (!outcome.Succeeded(out var import))
        {
            return new(outcome.Problems);
        }

        var (session, row) = import;
        var result = PreviewImport.Of(session).Require();
        if (result.Refusal is { } refusal)
        {
            return refusal;
        }

        await RememberAsync(session, actor, cancellationToken);
        db.LineImports.Remove(row);
        // Saved with what was just remembered, in one transaction.
        var saved = await save.RunAsync(id, version, result.Answers, actor, cancellationToken, session.Opened.TemplateVersionId);
        return saved.Then<PreviewImport.Result>(_ => result);
    }

    private async Task RememberAsync(ImportSession session, Actor actor, CancellationToken cancellationToken)
    {
        var json = session.Plan.Write();
        if (await db.RememberedAsync(session.Opened, session.Group.Name, cancellationToken) is { } known)
        {
            (known.PlanJson, known.SavedBy, known.SavedAtUtc) = (json, actor.Name, clock.UtcNow);
            return;
        }

        db.RememberedPlans.Add(new()
        {
            Id = clock.NewKey(),
            UnitId = session.Opened.Obligation.UnitId,
            TemplateCode = session.Template.Code,
            GroupName = session.Group.Name,
            PlanJson = json,
            SavedBy = actor.Name,
            SavedAtUtc = clock.UtcNow,
        });
    }
}
