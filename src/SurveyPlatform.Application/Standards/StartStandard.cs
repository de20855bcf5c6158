using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Standards;

/// <summary>Begins the draft of a standard: a new one, or the next version of one that is there. A draft that has begun is left as it is.</summary>
[UseCase]
public sealed class StartStandard(SurveyDbContext db, SaveStandardDraft save, TimeProvider clock)
{
    /// <summary>The next version, as a copy of the newest.</summary>
    public async Task<Outcome<SaveStandardDraft.Result>> NextAsync(string code, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageStandards))
        {
            return SharedProblems.NotPermitted;
        }

        var newest = await db.Standards.AsNoTracking().Where(standard => standard.Code == code).OrderByDescending(standard => standard.Version).FirstOrDefaultAsync(cancellationToken);
        if (newest is null)
        {
            return SharedProblems.NotFound;
        }

        if (await db.StandardDrafts.AsNoTracking().FirstOrDefaultAsync(draft => draft.Code == code, cancellationToken) is { } begun)
        {
            return new SaveStandardDraft.Result(begun.Version);
        }

        var next = newest.Read();
        return await save.RunAsync(
            next with { Version = next.Version + 1, EffectiveFrom = clock.Today > next.EffectiveFrom ? clock.Today : next.EffectiveFrom.AddDays(1), EffectiveTo = null },
            0, actor, cancellationToken);
    }

    public async Task<Outcome<SaveStandardDraft.Result>> NewAsync(string code, LocalizedText title, string template, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageStandards))
        {
            return SharedProblems.NotPermitted;
        }

        var problems = new List<Problem>();
        if (!StandardCheck.IsCode(code))
        {
            problems.Add(StandardsProblems.BadCode(code).At("code"));
        }
        else if (await db.Standards.AnyAsync(standard => standard.Code == code, cancellationToken) || await db.StandardDrafts.AnyAsync(draft => draft.Code == code, cancellationToken))
        {
            problems.Add(StandardsProblems.CodeTaken(code).At("code"));
        }

        if (string.IsNullOrWhiteSpace(title.Vi))
        {
            problems.Add(StandardsProblems.MissingText.At("title"));
        }

        if (!await db.TemplateVersions.AnyAsync(version => version.TemplateCode == template, cancellationToken))
        {
            problems.Add(StandardsProblems.NoForm(template).At("template"));
        }

        return problems.Count > 0
            ? new(problems)
            : await save.RunAsync(new(code, 1, title, new(""), clock.Today, null, template, []), 0, actor, cancellationToken);
    }
}
