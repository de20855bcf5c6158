using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Standards;

/// <summary>One standard: its versions, and the draft of the next one with what still keeps it from being put in force.</summary>
[UseCase]
public sealed class OpenStandard(SurveyDbContext db, TemplateCache templates, TimeProvider clock)
{
    public sealed record Version(MinimumStandard Standard, VersionState State, DateTime? PublishedAtUtc, string? PublishedBy);

    /// <param name="Number">Of the save that this is; the next save names it.</param>
    public sealed record Draft(MinimumStandard Standard, int Number, string SavedBy, DateTime SavedAtUtc, IReadOnlyList<Problem> Problems);

    /// <param name="Versions">The newest first; none: the standard is new and only drafted.</param>
    /// <param name="Form">The newest version of the form that is judged; what criteria can read. Null: there is none yet.</param>
    public sealed record Result(string Code, IReadOnlyList<Version> Versions, Draft? Draft, FormTemplate? Form)
    {
        public MinimumStandard Newest => Draft?.Standard ?? Versions[0].Standard;

        /// <summary>What it is called to who does not write it.</summary>
        public MinimumStandard Shown => (Versions.FirstOrDefault(version => version.State == VersionState.InForce)?.Standard ?? (Versions.Count > 0 ? Versions[0].Standard : Newest));
    }

    /// <summary>Drafts are for who manages standards; what is published, for everybody who may see verdicts.</summary>
    public async Task<Outcome<Result>> RunAsync(string code, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ManageStandards) && !actor.May(Permission.ViewReturns))
        {
            return SharedProblems.NotPermitted;
        }

        var stored = await db.Standards.AsNoTracking().Where(standard => standard.Code == code).OrderByDescending(standard => standard.Version).ToListAsync(cancellationToken);
        var draft = actor.May(Permission.ManageStandards) ? await db.StandardDrafts.AsNoTracking().FirstOrDefaultAsync(item => item.Code == code, cancellationToken) : null;
        if (stored.Count == 0 && draft is null)
        {
            return SharedProblems.NotFound;
        }

        var drafted = draft is null ? null : StandardJson.Read(draft.DocumentJson);
        var forms = await db.VersionsAsync((drafted ?? stored[0].Read()).Template, templates, cancellationToken);
        var versions = stored.Select(standard => standard.Read()).ToList();
        var inForce = MinimumStandard.OneInForceOn(clock.Today, versions);
        return new Result(
            code,
            [.. stored.Zip(versions, (row, standard) => new Version(standard, StateOf(standard, inForce), row.PublishedAtUtc, row.PublishedBy))],
            drafted is null ? null : new(drafted, draft!.Version, draft.SavedBy, draft.SavedAtUtc, StandardCheck.Of(drafted, [.. forms.Select(form => form.Template)])),
            forms.Count == 0 ? null : forms[^1].Template);
    }

    private VersionState StateOf(MinimumStandard standard, MinimumStandard? inForce) =>
        standard == inForce ? VersionState.InForce
        : standard.EffectiveFrom > clock.Today ? VersionState.Coming
        : VersionState.Superseded;
}

public enum VersionState
{
    /// <summary>Published, and its first day is still ahead.</summary>
    Coming,
    InForce,
    Superseded,
}
