using Microsoft.EntityFrameworkCore;
using SurveyPlatform.Recipes;
using SurveyPlatform.Shared;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Registry;

/// <summary>Recipe step <c>reorganisation</c>: a draft to be looked at and applied. One of the same code that is there already is left alone.</summary>
internal sealed class ReorganisationStep(SurveyDbContext db, TimeProvider clock) : IRecipeStep
{
    public string Name => "reorganisation";

    private sealed record Header(
        string Name, string Code, LocalizedText Title, string Resolution, DateOnly LegalDay, DateOnly OperatingDay,
        IReadOnlyList<object> Rows, IReadOnlyList<object> Units);

    private sealed record RowItem(
        string OldCode, string? NewCode, SuccessionKind Kind, string OldName, string? NewName = null, string? Clause = null, decimal? Share = null, bool IsMainHeir = true);

    private sealed record UnitItem(string Code, UnitKind Kind, string TypeName, string Name, string? NameEn, string? ParentCode);

    public async Task ApplyAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        if (context.Read<Header>() is not { } header || await db.Reorganisations.AnyAsync(item => item.Code == header.Code, cancellationToken))
        {
            return;
        }

        var rows = context.ReadItems<RowItem>("rows").Select(row => row.Item)
            .Select(row => new ReorganisationRow(row.OldCode, row.NewCode, row.Kind, row.Clause, row.OldName, row.NewName, row.Share, row.IsMainHeir));
        var units = context.ReadItems<UnitItem>("units").Select(unit => unit.Item)
            .Select(unit => new ReorganisationUnit(unit.Code, unit.Kind, VietnameseText.Clean(unit.TypeName), VietnameseText.Clean(unit.Name), unit.NameEn, unit.ParentCode));
        db.Reorganisations.Add(Reorganisation.Import(
            clock.NewKey(), header.Code, header.Title, header.Resolution, header.LegalDay, header.OperatingDay, rows, units, Actor.System.Name, clock.UtcNow));
        await db.SaveChangesAsync(cancellationToken);
    }
}
