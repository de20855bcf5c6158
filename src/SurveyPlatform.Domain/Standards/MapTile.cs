namespace SurveyPlatform.Standards;

/// <summary>Where a unit stands on the tile map of its province, by its official code; one without a tile follows below the others.</summary>
/// <param name="Column">From 0, from the west.</param>
/// <param name="Row">From 0, from the north.</param>
public sealed record MapTile(string UnitCode, int Column, int Row)
{
    /// <summary>Of columns, and of rows.</summary>
    public const int Most = 40;
}
