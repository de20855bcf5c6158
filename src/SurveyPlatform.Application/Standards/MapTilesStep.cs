using SurveyPlatform.Recipes;
using SurveyPlatform.Storage;

namespace SurveyPlatform.Standards;

/// <summary>Recipe step <c>map-tiles</c>: where the districts stand on the tile map.</summary>
internal sealed class MapTilesStep(SurveyDbContext db) : IRecipeStep
{
    public string Name => "map-tiles";

    public async Task ApplyAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        foreach (var (tile, field) in context.ReadItems<MapTile>("tiles"))
        {
            if (tile.Column is < 0 or >= MapTile.Most || tile.Row is < 0 or >= MapTile.Most)
            {
                context.Report(StandardsProblems.BadTile(tile.UnitCode), field);
                continue;
            }

            if (await db.MapTiles.FindAsync([tile.UnitCode], cancellationToken) is { } stored)
            {
                db.Entry(stored).CurrentValues.SetValues(tile);
            }
            else
            {
                db.MapTiles.Add(tile);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
