using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Collection;
using SurveyPlatform.Documents;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;
using SurveyPlatform.Templates;

namespace SurveyPlatform.Returns.Import;

/// <summary>Reads a file of the unit's own and proposes what its columns mean: as the last time, where there was one. Nothing is taken.</summary>
[UseCase]
public sealed class StartImport(SurveyDbContext db, OpenReturn open, TimeProvider clock)
{
    /// <param name="file">Can be read from anywhere in it.</param>
    /// <returns>The first step with something left to say.</returns>
    public async Task<Outcome<ImportStep>> RunAsync(ObligationId id, string group, string fileName, Stream file, Actor actor, CancellationToken cancellationToken)
    {
        var outcome = await open.OpenGroupAsync(id, group, actor, cancellationToken);
        if (!outcome.Succeeded(out var into))
        {
            return new(outcome.Problems);
        }

        var read = TableFile.Read(file);
        if (!read.Succeeded(out var sheets))
        {
            return new(read.Problems);
        }

        var remembered = await db.RememberedAsync(into.Opened, group, cancellationToken);
        var session = Begin(into.Opened, into.Group, fileName, sheets, remembered is null ? null : ImportPlan.Read(remembered.PlanJson));
        await KeepAsync(id, session, fileName, sheets, actor, cancellationToken);
        return remembered is null ? ImportStep.Columns : session.Next;
    }

    private static ImportSession Begin(OpenReturn.Result opened, LineGroup group, string fileName, IReadOnlyList<CellSheet> sheets, ImportPlan? remembered)
    {
        var columns = new ImportColumns(group, remembered);
        var (sheet, row) = columns.FindHeads(sheets);
        var plan = (remembered ?? new()) with { Sheet = sheet, HeadRow = row };
        var table = ImportSession.Of(opened, group, fileName, sheets, plan with { Sources = [] }).Table;
        var known = plan.Sources.Where(source => source.Value.Constant is not null || table.Find(source.Value.Column) is not null).ToList();
        var taken = known.Select(source => source.Value.Column).OfType<string>().ToHashSet(StringComparer.Ordinal);
        // What was left without a column the last time stays so; only a column that is gone is looked for again.
        var lost = columns.Suggest(table).Where(source => !taken.Contains(source.Value.Column!) && known.TrueForAll(other => other.Key != source.Key)
            && (remembered is null || remembered.Sources.ContainsKey(source.Key) || group.Questions.Any(question => question.ElementName == source.Key && question.Required == "true()")));
        plan = plan with { Sources = new(known.Concat(lost), StringComparer.Ordinal), Keys = plan.Keys.Count > 0 ? plan.Keys : DefaultKeys(group) };
        return ImportSession.Of(opened, group, fileName, sheets, plan);
    }

    /// <summary>A line is of a unit and of a kind.</summary>
    private static List<string> DefaultKeys(LineGroup group) =>
    [
        .. ImportColumns.Asked(group).Where(question => question.Required is not null && question.Type is QuestionType.Unit or QuestionType.SelectOne)
            .Select(question => question.ElementName),
    ];

    private async Task KeepAsync(ObligationId id, ImportSession session, string fileName, IReadOnlyList<CellSheet> sheets, Actor actor, CancellationToken cancellationToken)
    {
        try
        {
            await ReplaceAsync(new()
            {
                Id = clock.NewKey(),
                ObligationId = id,
                GroupName = session.Group.Name,
                By = actor.Name,
                FileName = fileName.Length <= LineImport.FileNameMaxLength ? fileName : fileName[^LineImport.FileNameMaxLength..],
                Cells = ImportCells.Pack(sheets),
                PlanJson = session.Plan.Write(),
                AtUtc = clock.UtcNow,
            }, actor, cancellationToken);
        }
        catch (DbUpdateException)
        {
            // The button was clicked twice and the other click has put the file there: one per person and group lets one of them in.
        }
    }

    private async Task ReplaceAsync(LineImport import, Actor actor, CancellationToken cancellationToken)
    {
        var old = clock.UtcNow - LineImport.Lasts;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LineImports.Where(other => other.AtUtc < old).ExecuteDeleteAsync(cancellationToken);
        await db.LineImports.Of(import.ObligationId, import.GroupName, actor).ExecuteDeleteAsync(cancellationToken);
        db.LineImports.Add(import);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
