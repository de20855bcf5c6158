using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns.Import;

/// <summary>The files on their way: each is its owner's alone, and only while the unit's own return can be changed.</summary>
internal static class LineImports
{
    /// <summary>The return and the group of lines that something is to be imported into.</summary>
    public static async Task<Outcome<(OpenReturn.Result Opened, LineGroup Group)>> OpenGroupAsync(
        this OpenReturn open, ObligationId id, string group, Actor actor, CancellationToken cancellationToken)
    {
        var outcome = await open.RunOwnAsync(id, actor, cancellationToken);
        return outcome.Then<(OpenReturn.Result, LineGroup)>(opened =>
            new NeverAsked(opened.Context).AskedGroups(opened.Template.Template).FirstOrDefault(lines => lines.Name == group) is { } found ? (opened, found) : SharedProblems.NotFound);
    }

    public static IQueryable<LineImport> Of(this DbSet<LineImport> imports, ObligationId id, string group, Actor actor) =>
        imports.Where(import => import.ObligationId == id && import.GroupName == group && import.By == actor.Name);

    public static async Task<Outcome<(ImportSession Session, LineImport Row)>> OpenImportAsync(
        this SurveyDbContext db, OpenReturn open, ObligationId id, string group, Actor actor, CancellationToken cancellationToken)
    {
        var outcome = await open.OpenGroupAsync(id, group, actor, cancellationToken);
        if (!outcome.Succeeded(out var into))
        {
            return new(outcome.Problems);
        }

        return await db.LineImports.Of(id, group, actor).FirstOrDefaultAsync(cancellationToken) is { } row
            ? (ImportSession.Of(into.Opened, into.Group, row.FileName, ImportCells.Unpack(row.Cells), ImportPlan.Read(row.PlanJson)), row)
            : ImportProblems.NoImport;
    }

    public static Task<RememberedPlan?> RememberedAsync(this SurveyDbContext db, OpenReturn.Result opened, string group, CancellationToken cancellationToken)
    {
        var (unit, form) = (opened.Obligation.UnitId, opened.Template.Template.Code);
        return db.RememberedPlans.FirstOrDefaultAsync(plan => plan.UnitId == unit && plan.TemplateCode == form && plan.GroupName == group, cancellationToken);
    }
}
